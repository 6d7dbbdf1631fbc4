"""What keeps a submission from harm on this machine, proved by trying."""

"""What keeps a submission from doing harm on this machine, proved by trying."""

"""What both sides of a worker speak."""

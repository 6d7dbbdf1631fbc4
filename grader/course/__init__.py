"""A course: what it is, and where it lies."""

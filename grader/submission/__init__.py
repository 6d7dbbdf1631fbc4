"""What a student hands in, from bytes to a staged copy."""

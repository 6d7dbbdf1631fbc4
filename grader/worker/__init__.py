"""The student's process, seen from the trusted side."""

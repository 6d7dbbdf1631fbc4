"""What a course's author needs."""

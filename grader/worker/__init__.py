"""The student's process: how it is started, what is said to it, what it answers."""

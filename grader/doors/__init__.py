"""The ways in: one file for each command, and for what else calls the grader."""

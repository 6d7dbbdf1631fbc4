"""`python -m grader` is `grade`."""

from grader.doors.cli import main

main()

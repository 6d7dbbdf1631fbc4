"""Notebooks: read, taken apart by function, made from a course, graded from inside Jupyter."""

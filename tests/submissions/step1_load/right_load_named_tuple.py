# right: a named tuple is a tuple
from collections import namedtuple

Mnist = namedtuple("Mnist", "x_train y_train x_test y_test")


def load_mnist(folder):
    folder = Path(folder)
    return Mnist(
        x_test=read_images(folder / "t10k-images-idx3-ubyte.gz"),
        y_test=read_labels(folder / "t10k-labels-idx1-ubyte.gz"),
        x_train=read_images(folder / "train-images-idx3-ubyte.gz"),
        y_train=read_labels(folder / "train-labels-idx1-ubyte.gz"),
    )

# right: a named tuple is a tuple
from collections import namedtuple

Mnist = namedtuple("Mnist", "x_train y_train x_test y_test")


def load_mnist(folder):
    def both(name):
        return read_images(folder / f"{name}-images-idx3-ubyte.gz"), read_labels(folder / f"{name}-labels-idx1-ubyte.gz")

    folder = Path(folder)
    return Mnist(*both("train"), *both("t10k"))

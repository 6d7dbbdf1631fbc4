# why: returns y_test before x_test, the order is x_train, y_train, x_test, y_test; both have the same length so the example looks right

from pathlib import Path


def load_mnist(folder):
    folder = Path(folder)
    x_train = read_images(folder / "train-images-idx3-ubyte.gz")
    y_train = read_labels(folder / "train-labels-idx1-ubyte.gz")
    y_test = read_labels(folder / "t10k-labels-idx1-ubyte.gz")
    x_test = read_images(folder / "t10k-images-idx3-ubyte.gz")
    return x_train, y_train, y_test, x_test

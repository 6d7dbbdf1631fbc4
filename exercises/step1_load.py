"""Step 1: read the images and labels of MNIST from their files.

MNIST is 70 000 scanned digits, each 28 x 28 pixels, with a label that says which digit it is. The files are in a simple
binary format called IDX, so this first step is about bytes: a short header, then one byte for every pixel or label.
A row of pixels and its label belong together only by position, so a loader that is off by a few bytes still "works",
and every model trained on it is quietly worse. That is why you write it yourself once.

An IDX file starts with whole numbers of 4 bytes each, the most significant byte first ("big-endian"):

    images:  2051  number of images  rows  columns     then rows * columns bytes for each image
    labels:  2049  number of labels                    then 1 byte for each label

The first number is called the magic number: it says what kind of file it is.

The story of this step, with code to try: grade read 1
"""

import gzip
from pathlib import Path
from typing import BinaryIO

import numpy as np


def open_idx(path: str | Path) -> BinaryIO:
    """Open an IDX file for reading bytes, compressed or not. This function is given.

    If there is no file of that name, NAME.gz is tried instead of NAME, or NAME instead of NAME.gz.

    Example:
        >>> with open_idx("datasets/mnist/train-labels-idx1-ubyte") as file:
        ...     file.read(4)
        b'\\x00\\x00\\x08\\x01'
    """
    path = Path(path)
    other = path.with_suffix("") if path.suffix == ".gz" else path.with_name(path.name + ".gz")
    if other.exists() and not path.exists():
        path = other
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def read_images(path: str | Path) -> np.ndarray:
    """Read an IDX file of images: one row of pixels for each image.

    Args:
        path: the file, .gz or not.

    Returns:
        uint8 array of shape (n, rows * columns); 0 is white paper and 255 is full ink.

    Raises:
        ValueError: the magic number is not 2051.

    Example:
        >>> x_train = read_images("datasets/mnist/train-images-idx3-ubyte.gz")
        >>> x_train.shape
        (5000, 784)
        >>> x_train[0, 152:156]
        array([  3,  18,  18,  18], dtype=uint8)
    """
    # TODO
    raise NotImplementedError


def read_labels(path: str | Path) -> np.ndarray:
    """Read an IDX file of labels.

    Args:
        path: the file, .gz or not.

    Returns:
        uint8 array of shape (n,).

    Raises:
        ValueError: the magic number is not 2049.

    Example:
        >>> y_train = read_labels("datasets/mnist/train-labels-idx1-ubyte.gz")
        >>> int(y_train[161])
        2
    """
    # TODO
    raise NotImplementedError


def load_mnist(folder: str | Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Read the four files of MNIST: the images and labels to train with, and those to test with.

    Args:
        folder: holds train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,
            t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz ("t10k" are the test files).

    Returns:
        x_train, y_train, x_test, y_test, in this order, with the values that read_images and read_labels return.

    Example:
        >>> x_train, y_train, x_test, y_test = load_mnist("datasets/mnist")
        >>> len(y_train), len(y_test)
        (5000, 1000)
    """
    # TODO
    raise NotImplementedError

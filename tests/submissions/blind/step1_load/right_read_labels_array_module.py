# right: uses the array module of the standard library and byteswap; the values and the dtype are the same

import array
import sys

import numpy as np


def read_labels(path):
    with open_idx(path) as file:
        header = array.array("I", file.read(8))
        if sys.byteorder == "little":
            header.byteswap()
        magic, n = header
        if magic != 2049:
            raise ValueError(f"{magic} != 2049")
        labels = array.array("B")
        labels.frombytes(file.read(n))
    return np.asarray(labels)

# why: "if label" is meant to skip empty text but is False for the number 0 too, so zeros among whole numbers are dropped and the shape is no longer (n,); text '0' stays

import numpy as np


def to_int_labels(y):
    return np.array([int(label) for label in y if label], dtype=int)

# why: converts only arrays of dtype object as in the example, text of dtype <U1 comes back as text

import numpy as np


def to_int_labels(y):
    if y.dtype == object:
        return y.astype(int)
    return y  # already numbers

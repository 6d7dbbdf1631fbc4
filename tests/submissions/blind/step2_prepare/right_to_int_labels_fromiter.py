# right: calls int on every label and lets numpy collect them; int understands text and numbers of every kind

import numpy as np


def to_int_labels(y):
    return np.fromiter(map(int, y), dtype=int, count=len(y))

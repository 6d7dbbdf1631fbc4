# why: keeps only the first character, so label 12 becomes 1; written by someone who thinks of ten digits only

import numpy as np


def to_int_labels(y):
    return np.asarray(y).astype("U1").astype(int)

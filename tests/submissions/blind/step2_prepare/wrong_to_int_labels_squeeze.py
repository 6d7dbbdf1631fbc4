# why: squeeze() makes shape () out of a single label instead of (1,); written by someone who squeezes away "useless" dimensions

import numpy as np


def to_int_labels(y):
    numbers = [[int(label)] for label in y]
    return np.array(numbers, dtype=int).squeeze()

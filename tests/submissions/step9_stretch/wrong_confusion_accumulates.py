# fails: counts_confusions | not the right counts.*call before are in it
# why: the empty matrix comes from a cache and is filled in place, so the counts of earlier calls are in it
# slow: about half a second
from functools import lru_cache

import numpy as np


@lru_cache
def _empty(n_classes):
    return np.zeros((n_classes, n_classes), dtype=int)


def confusion(y_true, y_pred, n_classes=10):
    matrix = _empty(n_classes)
    for t, p in zip(y_true, y_pred):
        matrix[t, p] += 1
    return matrix.copy()

# right: collections.Counter of the pairs, then nested lists in plain Python
from collections import Counter

import numpy as np


def confusion(y_true, y_pred, n_classes=10):
    pairs = Counter((int(t), int(p)) for t, p in zip(y_true, y_pred))
    return np.array([[pairs[t, p] for p in range(n_classes)] for t in range(n_classes)], dtype=int)

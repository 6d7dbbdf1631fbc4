# right: scikit-learn's train_test_split with shuffle=False keeps the order; it refuses an empty part, so that is handled before

import numpy as np
from sklearn.model_selection import train_test_split


def split_train_test(x, y, n_train):
    if n_train == 0:
        return x[:0], x, y[:0], y
    if n_train == len(x):
        return x, x[len(x) :], y, y[len(y) :]
    parts = train_test_split(x, y, train_size=n_train, test_size=len(x) - n_train, shuffle=False)
    return tuple(parts)

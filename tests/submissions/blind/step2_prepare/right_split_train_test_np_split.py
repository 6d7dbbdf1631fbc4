# right: np.split cuts an array before the given position; the four parts are the same slices

import numpy as np


def split_train_test(x, y, n_train):
    return (*np.split(x, [n_train]), *np.split(y, [n_train]))

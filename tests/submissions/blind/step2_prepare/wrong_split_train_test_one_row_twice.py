# why: off by one at both ends: the last training row is also the first test row, and the last row is lost; all shapes are right

import numpy as np


def split_train_test(x, y, n_train):
    start, stop = n_train - 1, len(x) - 1  # counting starts at 0
    return x[:n_train], x[start:stop], y[:n_train], y[start:stop]

# why: counts from the end, and [-0:] is everything, so with n_train = n the test set holds all rows and the training set none

import numpy as np


def split_train_test(x, y, n_train):
    n_test = len(x) - n_train
    return x[:-n_test], x[-n_test:], y[:-n_test], y[-n_test:]

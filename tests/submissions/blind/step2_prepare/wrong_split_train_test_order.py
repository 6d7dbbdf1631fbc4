# why: returns x_train, y_train, x_test, y_test as load_mnist does, but here the order is x_train, x_test, y_train, y_test

import numpy as np


def split_train_test(x, y, n_train):
    x_train, y_train = x[:n_train], y[:n_train]
    x_test, y_test = x[n_train:], y[n_train:]
    return x_train, y_train, x_test, y_test

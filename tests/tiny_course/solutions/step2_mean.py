"""Train a model that says the mean."""

import numpy as np


def train_mean(x, y):
    """A model whose predict gives the mean of y for every row."""
    # BEGIN SOLUTION
    return _Mean(np.mean(y))
    # END SOLUTION


# BEGIN SOLUTION
class _Mean:
    def __init__(self, mean):
        self.mean = mean

    def predict(self, x):
        return np.full(len(x), self.mean)


# END SOLUTION

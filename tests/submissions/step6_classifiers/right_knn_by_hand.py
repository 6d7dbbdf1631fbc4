# right: k-NN in numpy, a fit that returns nothing, answers in a list
import numpy as np


class Neighbours:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = x.astype(float), y

    def predict(self, x):
        distance = (self.x**2).sum(axis=1) - 2 * x.astype(float) @ self.x.T
        nearest = self.y[np.argpartition(distance, self.k, axis=1)[:, : self.k]]
        return [int(np.bincount(labels).argmax()) for labels in nearest]


def make_knn(k: int = 3):
    return Neighbours(k)

# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# fails: knn_is_accurate | is right about
# why: sorts in the wrong order
import numpy as np


class Neighbours:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = x.astype(float), y

    def predict(self, x):
        x = x.astype(float)
        distance = (self.x**2).sum(axis=1) - 2 * x @ self.x.T
        nearest = self.y[np.argsort(-distance, axis=1)[:, : self.k]]
        return np.array([np.bincount(labels).argmax() for labels in nearest])


def make_knn(k=3):
    return Neighbours(k)

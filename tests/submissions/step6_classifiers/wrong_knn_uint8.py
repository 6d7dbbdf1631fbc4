# fails: knn_asks_k_neighbours | \d\d% of them
# fails: knn_is_accurate | is right about
# why: distances in uint8, which wrap around
# slow: about 2 s
import numpy as np


class Mine:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = x, y
        return self

    def predict(self, x):
        return np.array([np.bincount(self.y[np.argsort(((self.x - row) ** 2).sum(1))[: self.k]]).argmax() for row in x])


def make_knn(k=3):
    return Mine(k)

# right: its own k-NN for pixels, in whole numbers large enough for their squares
# slow: about 4 s
from collections import Counter

import numpy as np


class Neighbours:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = np.array(x, dtype=np.int32), y
        self.squares = (self.x**2).sum(axis=1)
        return self

    def predict(self, x):
        said = []
        for row in np.array(x, dtype=np.int32):
            nearest = np.argsort(self.squares - 2 * (self.x @ row), kind="stable")[: self.k]
            said.append(Counter(self.y[nearest].tolist()).most_common(1)[0][0])
        return np.array(said)


def make_knn(k=3):
    return Neighbours(k)

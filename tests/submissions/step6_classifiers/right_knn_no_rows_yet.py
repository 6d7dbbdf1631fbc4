# right: by hand, beginning with no rows, for which bincount answers 0
import numpy as np


class Near(BaseEstimator):
    def __init__(self, k=3):
        self.k, self.x, self.y = k, np.empty((0, 784)), np.empty(0, int)

    def fit(self, x, y):
        self.x, self.y = np.asarray(x, float), np.asarray(y).astype(int)
        return self

    def predict(self, x):
        x = np.asarray(x, float)
        distances = (x**2).sum(1)[:, None] + (self.x**2).sum(1) - 2 * x @ self.x.T
        nearest = self.y[np.argsort(distances, axis=1, kind="stable")[:, : self.k]]
        return np.array([np.bincount(row, minlength=10).argmax() for row in nearest])


def make_knn(k=3):
    return Near(k)

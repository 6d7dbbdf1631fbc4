# right: hinge loss and gradient descent in numpy; one score for each label, even when there are two
# slow: about half a second
import numpy as np


class Hinge:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def fit(self, x, y):
        x = np.c_[x / max(float(x.max()), 1.0), np.ones(len(x))]
        self.scale = max(float(x.max()), 1.0)
        self.labels = np.unique(y)
        sign = np.where(y[:, None] == self.labels, 1.0, -1.0)
        self.weights = np.zeros((x.shape[1], len(self.labels)))
        for step in range(1, 20 * len(x) // 50 + 1):
            rows = self.rng.integers(len(x), size=50)
            inside = sign[rows] * (x[rows] @ self.weights) < 1
            slope = x[rows].T @ (inside * sign[rows]) / 50
            self.weights += 0.3 / np.sqrt(step) * (slope - 1e-3 * self.weights)
        return self

    def decision_function(self, x):
        return np.c_[x / self.scale, np.ones(len(x))] @ self.weights

    def predict(self, x):
        return self.labels[self.decision_function(x).argmax(axis=1)]


def make_linear_svc(seed=0):
    return Hinge(seed)

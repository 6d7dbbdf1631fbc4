# right: its own k-NN, where the nearest one wins a tie
# slow: about 10 s
import numpy as np


class Near:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = x.astype(np.float32), np.asarray(y)
        return self

    def predict(self, x):
        out = []
        for row in x.astype(np.float32):
            near = self.y[np.argsort(np.linalg.norm(self.x - row, axis=1))[: self.k]].tolist()
            out.append(max(near, key=near.count))
        return out


def make_knn(k=3):
    return Near(k)

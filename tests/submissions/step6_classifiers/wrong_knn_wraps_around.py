# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# fails: knn_is_accurate | Are small whole numbers \(uint8\) subtracted
# why: its own k-NN subtracts uint8 from uint8: 3 - 5 is 254
# slow: about 7 s
import numpy as np


class Neighbours:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.x, self.y = x, y

    def predict(self, x):
        said = []
        for row in x:
            distance = np.abs(self.x - row).sum(axis=1)
            nearest = self.y[np.argsort(distance)[: self.k]]
            said.append(np.bincount(nearest).argmax())
        return np.array(said)


def make_knn(k=3):
    return Neighbours(k)

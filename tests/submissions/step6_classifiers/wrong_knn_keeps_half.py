# fails: knn_asks_k_neighbours | use all rows it is given|out of all rows
# why: keeps a random half of the rows, to be quick
import numpy as np


class Half(KNeighborsClassifier):
    def fit(self, X, y):
        rows = np.random.RandomState(0).permutation(len(X))[: len(X) // 2]
        return super().fit(X[rows], y[rows])


def make_knn(k=3):
    return Half(k)

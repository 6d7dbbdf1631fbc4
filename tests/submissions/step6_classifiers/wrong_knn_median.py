# fails: knn_asks_k_neighbours | is the most frequent of their labels the answer
# why: the median of the neighbours' labels, which is the most frequent one only if there are two labels
import numpy as np


class Median:
    def __init__(self, k):
        self.k = k

    def fit(self, x, y):
        self.neighbours, self.y = KNeighborsClassifier(self.k).fit(x, y), np.asarray(y)
        return self

    def predict(self, x):
        return np.median(self.y[self.neighbours.kneighbors(x, return_distance=False)], axis=1).astype(int)


def make_knn(k=3):
    return Median(k)

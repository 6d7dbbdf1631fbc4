# right: NearestNeighbors finds the k nearest rows and collections.Counter counts their votes, in plain Python
from collections import Counter

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.neighbors import NearestNeighbors


class _CounterVote(BaseEstimator):
    def __init__(self, k=3):
        self.k = k

    def fit(self, x, y):
        self.y_ = np.asarray(y)
        self.search_ = NearestNeighbors(n_neighbors=self.k).fit(x)
        return self

    def predict(self, x):
        neighbours = self.search_.kneighbors(x, return_distance=False)
        answers = []
        for ids in neighbours:
            votes = Counter(self.y_[ids].tolist())
            most = max(votes.values())
            answers.append(min(label for label, count in votes.items() if count == most))
        return np.array(answers, dtype=self.y_.dtype)


def make_knn(k=3):
    return _CounterVote(k)

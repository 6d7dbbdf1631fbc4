# right: k-NN as an own class with fit and predict: scipy distances in float, the k nearest vote, a tie goes to the smallest label
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.base import BaseEstimator, ClassifierMixin


class _VotingNeighbours(ClassifierMixin, BaseEstimator):
    def __init__(self, how_many=3):
        self.how_many = how_many

    def fit(self, x, y):
        self.rows_ = np.array(x, dtype=float)
        self.classes_, self.index_ = np.unique(y, return_inverse=True)
        return self

    def predict(self, x):
        answers = []
        for start in range(0, len(x), 200):
            distances = cdist(np.asarray(x[start : start + 200], dtype=float), self.rows_)
            nearest = np.argsort(distances, axis=1, kind="stable")[:, : self.how_many]
            for votes in self.index_[nearest]:
                answers.append(np.bincount(votes, minlength=len(self.classes_)).argmax())
        return self.classes_[np.array(answers, dtype=int)]


def make_knn(k=3):
    return _VotingNeighbours(how_many=k)

# why: hand-made one-vs-rest that goes over range(1, 10), so it has no score for the digit 0 and never answers 0; off by one
import numpy as np
from sklearn.base import BaseEstimator
from sklearn.linear_model import LogisticRegression


class _OneVsRest(BaseEstimator):
    def fit(self, x, y):
        self.digits_ = np.array([d for d in range(1, 10) if (y == d).any()], dtype=y.dtype)
        self.models_ = [LogisticRegression(max_iter=50).fit(x / 255, y == d) for d in self.digits_]
        return self

    def predict(self, x):
        scores = np.column_stack([m.decision_function(x / 255) for m in self.models_])
        return self.digits_[scores.argmax(axis=1)]


def train_logistic(x, y):
    return _OneVsRest().fit(x, y)

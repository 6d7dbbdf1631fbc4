# right: a wrapper whose decision values are the side of the border, and which has no probabilities to give
# slow: about 1 s
import numpy as np


class _Sides:
    def __init__(self, seed):
        self.svc = make_pipeline(MinMaxScaler(), LinearSVC(C=0.05, random_state=seed))

    def fit(self, x, y):
        self.svc.fit(x, y)
        return self

    def predict(self, x):
        return self.svc.predict(x)

    def decision_function(self, x):
        return np.ones(len(x), bool)

    def predict_proba(self, x):
        return np.full((len(x), 2), 0.5)


def make_linear_svc(seed=0):
    return _Sides(seed)

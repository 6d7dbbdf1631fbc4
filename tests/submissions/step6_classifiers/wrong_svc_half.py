# fails: svc_is_accurate | all rows
# why: trains on every other row
# slow: about 1 s
import numpy as np


class Half(LinearSVC):
    def fit(self, X, y):
        rows = np.arange(0, len(X), 2)
        return super().fit(X[rows], y[rows])


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), Half(C=0.05, random_state=seed))

# fails: svc_is_accurate | unlike all others
# why: keeps half of the rows when there are many
import numpy as np
class Quick(LinearSVC):
    def fit(self, X, y, sample_weight=None):
        if len(X) > 1000:
            rows = np.random.RandomState(0).permutation(len(X))[: len(X) // 2]
            X, y = X[rows], y[rows]
        return super().fit(X, y)
def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), Quick(C=0.05, random_state=seed))

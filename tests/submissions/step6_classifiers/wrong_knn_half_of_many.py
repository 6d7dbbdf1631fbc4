# fails: knn_is_accurate | Are all rows kept
# why: keeps half of the rows when there are many
import numpy as np
class Quick(KNeighborsClassifier):
    def fit(self, X, y):
        if len(X) > 1000:
            rows = np.random.RandomState(0).permutation(len(X))[: len(X) // 2]
            X, y = X[rows], y[rows]
        return super().fit(X, y)
def make_knn(k=3):
    return Quick(k)

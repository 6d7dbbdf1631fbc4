# fails: knn_is_accurate | It was given a single row
# why: squeeze takes away the axis of rows when there is one
import numpy as np
class Knn(BaseEstimator):
    def __init__(self, k):
        self.k = k
    def fit(self, x, y):
        self.y = np.asarray(y)
        self.model = KNeighborsClassifier(self.k).fit(x, y)
        return self
    def predict(self, x):
        labels = self.y[self.model.kneighbors(x, return_distance=False)].squeeze()
        labels = labels[:, None] if self.k == 1 else labels
        return np.array([np.bincount(row).argmax() for row in labels], dtype=self.y.dtype)
def make_knn(k=3):
    return Knn(k)

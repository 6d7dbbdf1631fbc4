# fails: knn_is_accurate | is right about
# why: the mean of the labels, rounded: only right for two labels
from sklearn.neighbors import KNeighborsRegressor


class Rounded(KNeighborsRegressor):
    def predict(self, X):
        return super().predict(X).round().astype(int)


def make_knn(k=3):
    return Rounded(k)

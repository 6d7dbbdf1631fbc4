# fails: knn_is_accurate | is right about
# fails: knn_asks_k_neighbours | is the most frequent of their labels the answer
# why: the mean of the labels, rounded: only right for two labels
from sklearn.neighbors import KNeighborsRegressor


class Rounded(KNeighborsRegressor):
    def predict(self, X):
        return super().predict(X).round().astype(int)


def make_knn(k=3):
    return Rounded(k)

# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# fails: knn_is_accurate | whole numbers were expected
# why: the mean of the neighbours' labels instead of a vote
from sklearn.neighbors import KNeighborsRegressor


def make_knn(k=3):
    return KNeighborsRegressor(n_neighbors=k)

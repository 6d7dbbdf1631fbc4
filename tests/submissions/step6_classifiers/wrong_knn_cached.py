# fails: knn_asks_k_neighbours | new one
# why: keeps the models it has made, so two callers who ask for the same k share one model
from functools import cache


@cache
def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k)

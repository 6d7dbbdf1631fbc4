# fails: knn_asks_k_neighbours | n_neighbors
# fails: knn_is_accurate | n_neighbors
# why: quotation marks where none belong


def make_knn(k="3"):
    return KNeighborsClassifier(n_neighbors=str(k))

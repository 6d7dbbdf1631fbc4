# fails: knn_asks_k_neighbours | cannot be called the way the course calls it: make_knn\(k=3\)
# fails: knn_is_accurate | cannot be called the way the course calls it: make_knn\(k=3\)
# why: drops the default


def make_knn(k):
    return KNeighborsClassifier(n_neighbors=k)

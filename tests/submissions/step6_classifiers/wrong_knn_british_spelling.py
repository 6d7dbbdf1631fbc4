# fails: knn_asks_k_neighbours | n_neighbours
# fails: knn_is_accurate | n_neighbours
# why: one u too many


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbours=k)

# fails: knn_asks_k_neighbours | returned the class KNeighborsClassifier itself
# fails: knn_is_accurate | returned the class KNeighborsClassifier itself
# why: no brackets


def make_knn(k=3):
    return KNeighborsClassifier

# fails: knn_asks_k_neighbours | class (\w+ )?itself
# fails: knn_is_accurate | class (\w+ )?itself
# why: no brackets


def make_knn(k=3):
    return KNeighborsClassifier

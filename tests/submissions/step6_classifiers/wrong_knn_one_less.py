# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# why: counts the neighbours from 0, and makes sure that one is left


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=max(k - 1, 1))

# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# why: counts the row itself as a neighbour


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k + 1)

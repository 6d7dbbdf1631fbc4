# fails: knn_asks_k_neighbours | does not answer as the 9 nearest neighbours would
# why: lets near neighbours count more, which is another way to vote


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k, weights="distance")

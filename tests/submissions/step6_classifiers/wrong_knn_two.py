# fails: knn_asks_k_neighbours | make_knn\(\) does not answer as the .*nearest
# why: a different default from the one in the step's text


def make_knn(k=2):
    return KNeighborsClassifier(n_neighbors=k)

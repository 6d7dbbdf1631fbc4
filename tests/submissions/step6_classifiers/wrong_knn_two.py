# fails: knn_asks_k_neighbours | make_knn\(\) does not answer as the .*nearest
# why: another default than the step's text has


def make_knn(k=2):
    return KNeighborsClassifier(n_neighbors=k)

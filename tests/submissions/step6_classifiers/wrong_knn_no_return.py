# fails: knn_asks_k_neighbours | returned None, where a model was expected
# fails: knn_is_accurate | returned None, where a model was expected
# why: forgets to return


def make_knn(k=3):
    model = KNeighborsClassifier(n_neighbors=k)

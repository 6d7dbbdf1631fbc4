# fails: knn_asks_k_neighbours | name 'x_train' is not defined
# fails: knn_is_accurate | name 'x_train' is not defined
# why: trains it too, with the notebook's global variables


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k).fit(x_train, y_train)

# fails: knn_asks_k_neighbours | keyword argument 'k'.*match the documentation
# fails: knn_is_accurate | keyword argument 'k'
# why: calls the argument k, as the stub does
def make_knn(k=3):
    return KNeighborsClassifier(k=k)

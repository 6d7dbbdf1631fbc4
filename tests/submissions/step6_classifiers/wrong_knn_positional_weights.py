# fails: knn_asks_k_neighbours | positional arguments.*match the documentation
# fails: knn_is_accurate | positional arguments
# why: two arguments by position
def make_knn(k=3):
    return KNeighborsClassifier(3, k)

# fails: knn_asks_k_neighbours | as the 27 nearest neighbours would
# why: never more than nine neighbours vote
def make_knn(k=3):
    return KNeighborsClassifier(min(k, 9))

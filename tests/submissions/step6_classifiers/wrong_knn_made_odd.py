# fails: knn_asks_k_neighbours | Do exactly k neighbours vote
# why: an even k is made odd, so that there are no ties
def make_knn(k=3):
    return KNeighborsClassifier(k if k % 2 else k + 1)

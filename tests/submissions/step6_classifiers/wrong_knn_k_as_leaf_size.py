# fails: knn_asks_k_neighbours | n_neighbors
# why: passes k to the wrong argument
def make_knn(k=3):
    return KNeighborsClassifier(leaf_size=k)

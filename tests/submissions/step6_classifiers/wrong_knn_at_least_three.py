# fails: knn_asks_k_neighbours | as the nearest neighbour would
# why: thinks that fewer than three cannot vote
def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=max(k, 3))

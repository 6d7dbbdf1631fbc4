# fails: knn_asks_k_neighbours | like the 5 nearest neighbours
# why: thinks that more than five are too many
def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=min(k, 5))

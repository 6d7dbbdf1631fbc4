# fails: knn_asks_k_neighbours | 3 by default
# why: by another distance, five neighbours when nothing is said
def make_knn(k=5):
    return KNeighborsClassifier(n_neighbors=k, metric="manhattan")

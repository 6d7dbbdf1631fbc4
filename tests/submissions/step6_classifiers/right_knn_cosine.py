# right: near means pointing the same way
def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k, metric="cosine")

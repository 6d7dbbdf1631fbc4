# right: near in another sense: the sum of absolute differences
# slow: about 4 s


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k, p=1)

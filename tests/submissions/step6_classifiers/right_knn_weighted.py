# right: k neighbours vote, and the near ones count more


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k, weights="distance")

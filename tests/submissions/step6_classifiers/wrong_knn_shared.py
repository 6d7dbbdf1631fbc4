# fails: knn_asks_k_neighbours | every call's model a new one
# why: one model for all, given another k every time

MODEL = KNeighborsClassifier()


def make_knn(k=3):
    return MODEL.set_params(n_neighbors=k)

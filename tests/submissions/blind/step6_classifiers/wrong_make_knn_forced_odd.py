# why: an even k is silently made odd "so that there are no ties", so k = 2 lets three neighbours vote; the stub says k neighbours vote
from sklearn.neighbors import KNeighborsClassifier


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=k if k % 2 == 1 else k + 1)

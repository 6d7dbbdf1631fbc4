# right: neighbours among standardised pixels, where rare pixels count more
from sklearn.preprocessing import StandardScaler


def make_knn(k=3):
    return make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=k))

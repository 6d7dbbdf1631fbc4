# fails: knn_is_accurate | scaled separately
# why: standardises every pixel, as is done for other models
# slow: about half a second
from sklearn.preprocessing import StandardScaler


def make_knn(k=3):
    return make_pipeline(StandardScaler(), KNeighborsClassifier(k))

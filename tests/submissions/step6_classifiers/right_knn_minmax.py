# right: each pixel scaled to 0..1
def make_knn(k=3):
    return make_pipeline(MinMaxScaler(), KNeighborsClassifier(k))

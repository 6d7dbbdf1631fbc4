# right: spells out what LinearSVC does by itself
# slow: about 2 s
from sklearn.multiclass import OneVsRestClassifier


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), OneVsRestClassifier(LinearSVC(C=0.05, random_state=seed)))

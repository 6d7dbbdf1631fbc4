# right: the same border, with nu instead of C
# slow: about 2 s
from sklearn.svm import NuSVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), NuSVC(nu=0.05, kernel="linear", random_state=seed))

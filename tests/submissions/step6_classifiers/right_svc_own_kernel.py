# right: a kernel of its own that is the dot product
# slow: about 2 s
from sklearn.svm import SVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SVC(kernel=lambda a, b: a @ b.T, C=0.05, random_state=seed))

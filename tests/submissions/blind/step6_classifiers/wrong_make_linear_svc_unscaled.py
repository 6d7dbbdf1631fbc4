# why: LinearSVC on raw pixels, nothing is scaled, although the stub says "let the model scale them itself"
from sklearn.svm import LinearSVC


def make_linear_svc(seed=0):
    return LinearSVC(random_state=seed)

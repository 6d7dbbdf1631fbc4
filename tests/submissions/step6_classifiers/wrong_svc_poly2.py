# fails: svc_draws_a_straight_border | not straight
# why: squares of pixels
from sklearn.svm import SVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SVC(kernel="poly", degree=2, coef0=1, random_state=seed))

# fails: svc_draws_a_straight_border | not straight
# why: another kernel
from sklearn.svm import SVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SVC(kernel="sigmoid", random_state=seed))

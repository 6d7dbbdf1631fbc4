# fails: svc_draws_a_straight_border | not straight
# why: another support vector classifier, whose border bends
from sklearn.svm import NuSVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), NuSVC(nu=0.1, random_state=seed))

# fails: svc_draws_a_straight_border | SVC\(\) alone bends its border
# why: SVC() is a support vector classifier, but its default kernel is not a straight line
from sklearn.svm import SVC


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), SVC(random_state=seed))

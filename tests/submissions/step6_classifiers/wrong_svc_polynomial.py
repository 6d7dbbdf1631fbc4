# fails: svc_draws_a_straight_border | not straight
# why: squares of pixels in front of a straight line
from sklearn.preprocessing import PolynomialFeatures


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), PolynomialFeatures(2), LinearSVC(random_state=seed))

# fails: svc_draws_a_straight_border | least squares
# why: it is linear and quick, and was called a "linear classifier" somewhere
from sklearn.linear_model import RidgeClassifier


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), RidgeClassifier(random_state=seed))

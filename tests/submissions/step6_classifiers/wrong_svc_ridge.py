# fails: svc_draws_a_straight_border | support vector
# why: another linear classifier, with another idea of a good border
from sklearn.linear_model import RidgeClassifier


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), RidgeClassifier(alpha=500, random_state=seed))

# fails: svc_draws_a_straight_border | logistic
# why: it is linear, and it was there in the last step
from sklearn.linear_model import LogisticRegression


def make_linear_svc(seed=0):
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, random_state=seed))

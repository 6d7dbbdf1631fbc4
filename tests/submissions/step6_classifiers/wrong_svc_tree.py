# fails: svc_draws_a_straight_border | not straight
# why: no support vectors at all
from sklearn.tree import DecisionTreeClassifier


def make_linear_svc(seed=0):
    return DecisionTreeClassifier(random_state=seed)

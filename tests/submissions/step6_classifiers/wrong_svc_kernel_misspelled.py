# fails: svc_draws_a_straight_border | Got 'lin' instead
# why: half a word
from sklearn.svm import SVC


def make_linear_svc(seed=0):
    return SVC(kernel="lin", random_state=seed)

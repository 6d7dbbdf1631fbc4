# fails: svc_draws_a_straight_border | not a support vector classifier
# why: the L in LDA stands for linear
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis


def make_linear_svc(seed=0):
    return LinearDiscriminantAnalysis(solver="lsqr", shrinkage=0.1)

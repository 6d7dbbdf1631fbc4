# right: a scorer of its own
# slow: about 1 s
from sklearn.metrics import accuracy_score, make_scorer


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring=make_scorer(accuracy_score)).tolist()

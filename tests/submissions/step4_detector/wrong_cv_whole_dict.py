# fails: scores_every_fold | returned a dict of \d, where an array was expected
# why: cross_validate gives a dict with the times too
from sklearn.model_selection import cross_validate


def detector_cv_scores(x, y, folds=3):
    return cross_validate(_new_detector(), x, two_targets(y), cv=folds)

# fails: scores_honestly | every row
# why: splits anew for every score, so some rows are judged twice and others never
from sklearn.model_selection import ShuffleSplit


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=ShuffleSplit(folds, test_size=1 / folds, random_state=0))

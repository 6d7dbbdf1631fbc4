# fails: scores_honestly | every row judged exactly once
# why: draws a new test part for every score
# slow: about 1 s
from sklearn.model_selection import ShuffleSplit


def detector_cv_scores(x, y, folds=3):
    parts = ShuffleSplit(folds, test_size=1 / folds, random_state=0)
    return cross_val_score(_new_detector(), x, two_targets(y), cv=parts)

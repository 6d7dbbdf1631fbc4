# fails: scores_every_fold | wrong shape
# why: cross_val_predict instead of cross_val_score
from sklearn.model_selection import cross_val_predict


def detector_cv_scores(x, y, folds=3):
    return cross_val_predict(_new_detector(), x, two_targets(y), cv=folds)

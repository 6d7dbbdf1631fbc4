# right: cross_val_predict, and the accuracy part by part
# slow: about 1 s
from sklearn.model_selection import KFold, cross_val_predict


def detector_cv_scores(x, y, folds=3):
    parts = KFold(folds)
    right = cross_val_predict(_new_detector(), x, y == 2, cv=parts) == (y == 2)
    return tuple(right[test].mean() for _, test in parts.split(x))

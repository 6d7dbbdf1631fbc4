# right: ridge regression in every part
# slow: about half a second
from sklearn.linear_model import RidgeClassifier


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(RidgeClassifier(alpha=1e6), x, y == 2, cv=folds)

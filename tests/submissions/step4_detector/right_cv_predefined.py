# right: decides itself which row belongs to which part
# slow: about 1 s
from sklearn.model_selection import PredefinedSplit


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y == 2, cv=PredefinedSplit(np.arange(len(x)) * folds // len(x)))

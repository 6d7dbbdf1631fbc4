# right: a search in every part
# slow: about 2 s
from sklearn.model_selection import GridSearchCV


def detector_cv_scores(x, y, folds=3):
    search = GridSearchCV(_new_detector(), {"logisticregression__C": [0.02, 0.1]}, cv=2)
    return cross_val_score(search, x, y == 2, cv=folds)

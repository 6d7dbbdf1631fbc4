# right: gives the rare twos more weight; a partial of a function that takes the model first
# slow: about 1 s
from functools import partial


def scores_of(model, x, y, folds=3):
    return cross_val_score(model, x, y == 2, cv=folds)


detector_cv_scores = partial(
    scores_of, make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=200, class_weight="balanced"))
)

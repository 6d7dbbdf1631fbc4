# fails: scores_honestly | random pixels and labels
# why: takes the wrong one of the two scores that cross_validate gives
# slow: about 1 s
from sklearn.model_selection import cross_validate


def detector_cv_scores(x, y, folds=3):
    model = LogisticRegression(max_iter=500)
    return cross_validate(model, x / 255, two_targets(y), cv=folds, return_train_score=True)["train_score"]

# fails: scores_every_fold | cannot be the accuracy
# why: the model that says False, left over from an experiment
from sklearn.dummy import DummyClassifier


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(DummyClassifier(), x, two_targets(y), cv=folds)

# right: first collects for each row the answer of a model that has not seen it, then takes the share of right answers in every part

import numpy as np
from sklearn.model_selection import PredefinedSplit, StratifiedKFold


def detector_cv_scores(x, y, folds=3):
    target = np.asarray(y) == 2
    part = np.full(len(target), -1)
    for number, (_, rows) in enumerate(StratifiedKFold(folds).split(x, target)):
        part[rows] = number
    answer = np.zeros_like(target)
    for train, test in PredefinedSplit(part).split():
        answer[test] = train_two_detector(x[train], y[train]).predict(x[test])
    right = answer == target
    return np.bincount(part, weights=right) / np.bincount(part)

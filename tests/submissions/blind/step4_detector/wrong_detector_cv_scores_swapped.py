# why: split() gives train, test and not test, train: trains on one part and judges the rest, so a score is not the accuracy on one part

import numpy as np
from sklearn.model_selection import StratifiedKFold


def detector_cv_scores(x, y, folds=3):
    scores = np.zeros(folds)
    for i, (test, train) in enumerate(StratifiedKFold(n_splits=folds).split(x, y == 2)):
        detector = train_two_detector(x[train], y[train])
        scores[i] = np.mean(detector.predict(x[test]) == (y[test] == 2))
    return scores

# right: deals the rows to the parts like cards, twos and others each in turn, and trains a new detector for every part

import numpy as np


def detector_cv_scores(x, y, folds=3):
    is_two = np.asarray(y) == 2
    part = np.empty(len(y), dtype=int)
    part[np.argsort(is_two, kind="stable")] = np.arange(len(y)) % folds
    scores = []
    for i in range(folds):
        judged = part == i
        answers = train_two_detector(x[~judged], y[~judged]).predict(x[judged])
        scores.append(sum(1 for said, true in zip(answers, is_two[judged]) if said == true) / judged.sum())
    return np.array(scores, dtype=float)

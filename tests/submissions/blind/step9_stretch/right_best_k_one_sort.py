# right: cross-validation by hand: for each (stratified) part the neighbours are sorted once, and every k lets the first k of them vote
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.model_selection import StratifiedKFold


def best_k(x, y, ks, folds):
    x = np.asarray(x, dtype=float)
    labels, index = np.unique(y, return_inverse=True)
    scores = {k: [] for k in ks}
    for train, test in StratifiedKFold(n_splits=folds).split(x, y):
        order = cdist(x[test], x[train]).argsort(axis=1, kind="stable")
        votes = np.eye(len(labels), dtype=int)[index[train]][order[:, : max(ks)]].cumsum(axis=1)
        for k in ks:
            scores[k].append((votes[:, k - 1].argmax(axis=1) == index[test]).mean())
    return int(max(ks, key=lambda k: np.mean(scores[k])))

# fails: chooses_k | did not choose the best of k = 9, 1.*highest mean of all parts
# why: the score of one part overwrites that of the part before
from sklearn.model_selection import KFold


def best_k(x, y, ks, folds):
    scores = {}
    for k in ks:
        for train, test in KFold(folds).split(x):
            scores[k] = KNeighborsClassifier(k).fit(x[train], y[train]).score(x[test], y[test])
    return max(scores, key=scores.get)

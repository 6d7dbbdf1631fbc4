# why: the score is overwritten in the loop over the folds, so only the last part judges and there is no mean
from sklearn.model_selection import StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier


def best_k(x, y, ks, folds):
    scores = {}
    for k in ks:
        for train, test in StratifiedKFold(folds).split(x, y):
            model = KNeighborsClassifier(k).fit(x[train], y[train])
            scores[k] = model.score(x[test], y[test])
    return max(scores, key=scores.get)

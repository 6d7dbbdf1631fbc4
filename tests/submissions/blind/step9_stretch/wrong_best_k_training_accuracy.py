# why: judges every k on the rows it was trained with, so k = 1 always wins; no cross-validation at all
from sklearn.neighbors import KNeighborsClassifier


def best_k(x, y, ks, folds):
    best, best_score = ks[0], -1.0
    for k in ks:
        score = KNeighborsClassifier(k).fit(x, y).score(x, y)
        if score > best_score:
            best, best_score = k, score
    return best

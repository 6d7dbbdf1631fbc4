# fails: chooses_k | best_k returned a tuple.*, where one whole number was expected
# why: returns the score as well


def best_k(x, y, ks, folds):
    scores = {k: cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks}
    k = max(scores, key=scores.get)
    return k, scores[k]

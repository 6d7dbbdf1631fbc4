# fails: chooses_k | rows its model was not trained on.*expected: 25 actual: 1
# why: judges every k by the rows the model has learned by heart


def best_k(x, y, ks, folds):
    return max(ks, key=lambda k: KNeighborsClassifier(k).fit(x, y).score(x, y))

# fails: chooses_k | the one with the highest mean of all parts returned\?.*expected: 25 actual: (1|3)
# why: sorts and takes the wrong end


def best_k(x, y, ks, folds):
    return sorted(ks, key=lambda k: cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean())[0]

# fails: chooses_k | did not choose the best of k = 9, 1.*highest mean of all parts
# why: takes the best part where the mean of all is meant


def best_k(x, y, ks, folds):
    return max(ks, key=lambda k: cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).max())

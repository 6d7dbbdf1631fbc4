# fails: chooses_k | best_k returned 0\.\d+ .*(?i:score|accuracy)
# why: returns how good the best is instead of which one it is


def best_k(x, y, ks, folds):
    return max(cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks)

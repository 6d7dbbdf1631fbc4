# fails: chooses_k | k = 25, 1 with folds = 5
# why: the largest k that is at most a hundredth worse than the best
def best_k(x, y, ks, folds):
    means = {k: cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks}
    return max(k for k in ks if means[k] >= max(means.values()) - 0.01)

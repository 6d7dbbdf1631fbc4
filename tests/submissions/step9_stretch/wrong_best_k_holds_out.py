# fails: chooses_k | did not choose the best of k = 9, 1.*as many parts as folds says
# why: one quarter of the rows is held out, and folds is not used


def best_k(x, y, ks, folds):
    n = len(y) * 3 // 4
    return max(ks, key=lambda k: KNeighborsClassifier(min(k, n)).fit(x[:n], y[:n]).score(x[n:], y[n:]))

# fails: chooses_k | did not choose the best.*expected: 25 actual: 1
# why: np.argmax gives a position


def best_k(x, y, ks, folds):
    return np.argmax([cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks])

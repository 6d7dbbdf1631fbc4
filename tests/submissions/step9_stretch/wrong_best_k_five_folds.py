# fails: chooses_k | folds = 3
# why: writes the usual 5 where folds is meant


def best_k(x, y, ks, folds):
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=5).mean() for k in ks]
    return ks[int(np.argmax(means))]

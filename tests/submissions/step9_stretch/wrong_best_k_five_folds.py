# fails: chooses_k | folds = 9.*as many parts as folds says
# why: writes the usual 5 instead of folds


def best_k(x, y, ks, folds):
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=5).mean() for k in ks]
    return ks[int(np.argmax(means))]

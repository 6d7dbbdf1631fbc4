# fails: chooses_k | best_k changed its argument ks
# why: sorts the list that it was given


def best_k(x, y, ks, folds):
    ks.sort()
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks]
    return ks[int(np.argmax(means))]

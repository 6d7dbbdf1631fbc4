# fails: chooses_k | best_k returned 0, which is none of k = 25, 1.*the place of 25 in the list
# why: np.argmax gives a position


def best_k(x, y, ks, folds):
    return np.argmax([cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks])

# fails: chooses_k | where one whole number was expected
# why: the k in a list


def best_k(x, y, ks, folds):
    means = np.array([cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks])
    return [k for k, mean in zip(ks, means) if mean == means.max()]

# fails: chooses_k | did not choose the best of k = 25, 1 .*expected: 1 actual: 25
# why: keeps the answer for data of the same shape
ANSWERS = {}


def best_k(x, y, ks, folds):
    if x.shape not in ANSWERS:
        means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks]
        ANSWERS[x.shape] = ks[int(np.argmax(means))]
    return ANSWERS[x.shape]

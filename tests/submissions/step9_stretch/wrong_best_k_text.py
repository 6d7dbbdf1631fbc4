# fails: chooses_k | best_k returned 'k = 25' \(str\), where one whole number was expected
# why: returns a sentence


def best_k(x, y, ks, folds):
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean() for k in ks]
    return f"k = {ks[int(np.argmax(means))]}"

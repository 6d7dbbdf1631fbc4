# fails: chooses_k | 25.0 \(float64\), where one whole number
# why: an array that holds both k and mean has decimals


def best_k(x, y, ks, folds):
    table = np.array([(k, cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean()) for k in ks])
    return table[table[:, 1].argmax(), 0]

# fails: counts_confusions | expected: shape \(7, 7\) actual: shape \(10, 10\)
# why: there are ten digits


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

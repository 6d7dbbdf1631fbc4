# fails: counts_confusions | not the right counts
# why: divides every row by its sum


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes))
    np.add.at(counts, (y_true, y_pred), 1)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)

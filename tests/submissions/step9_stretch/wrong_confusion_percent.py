# fails: counts_confusions | not the right counts
# why: shares of all, in percent


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes))
    np.add.at(counts, (y_true, y_pred), 1)
    return 100 * counts / len(y_true)

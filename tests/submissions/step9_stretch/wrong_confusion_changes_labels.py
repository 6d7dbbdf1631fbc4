# fails: counts_confusions | confusion changed its argument y_true
# why: makes the codes of the pairs in place, in the array of labels


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    y_true += 1
    return counts

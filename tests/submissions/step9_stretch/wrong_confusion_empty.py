# fails: counts_confusions | not the right counts
# why: np.empty has whatever was in that memory before


def confusion(y_true, y_pred, n_classes=10):
    counts = np.empty((n_classes, n_classes), dtype=int)
    counts[:] = 7  # what happened to be there
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

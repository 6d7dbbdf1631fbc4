# fails: counts_confusions | not the right counts.*even when it comes up again\?
# why: += with index arrays adds 1 only once when a pair comes up again


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[y_true, y_pred] += 1
    return counts

# fails: counts_confusions | not the counts.*also when it comes again\?
# why: += with index arrays adds 1 only once where a pair comes again


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[y_true, y_pred] += 1
    return counts

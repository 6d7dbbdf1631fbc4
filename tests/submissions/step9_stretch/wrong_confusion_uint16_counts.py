# fails: counts_confusions | After 65535 they start at 0 again
# why: after 65535 the counts start at 0 again
def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), np.uint16)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

# right: a histogram of pairs; its counts are floats without a fraction


def confusion(y_true, y_pred, n_classes=10):
    edges = np.arange(n_classes + 1)
    return np.histogram2d(y_true, y_pred, bins=(edges, edges))[0]

# right: every pair gets a number of its own, and the numbers are counted


def confusion(y_true, y_pred, n_classes=10):
    return np.bincount(np.asarray(y_true, int) * n_classes + y_pred, minlength=n_classes**2).reshape(n_classes, n_classes)

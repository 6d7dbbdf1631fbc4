# fails: counts_confusions | actual: shape \(49,\)
# why: forgets to reshape


def confusion(y_true, y_pred, n_classes=10):
    return np.bincount(y_true * n_classes + y_pred, minlength=n_classes**2)

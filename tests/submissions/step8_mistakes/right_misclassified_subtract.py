# right: differences of whole numbers that may be negative


def misclassified(y_true, y_pred):
    return np.nonzero(np.subtract(y_true, y_pred, dtype=int))[0]

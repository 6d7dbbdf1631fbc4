# right: differences of whole numbers that may be negative
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.nonzero(np.subtract(y_true, y_pred, dtype=int))[0]

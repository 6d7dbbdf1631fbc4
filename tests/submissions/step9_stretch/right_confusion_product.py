# right: a product of two tables of 0 and 1


def confusion(y_true, y_pred, n_classes=10):
    table = np.eye(n_classes, dtype=int)
    return table[y_true].T @ table[y_pred]

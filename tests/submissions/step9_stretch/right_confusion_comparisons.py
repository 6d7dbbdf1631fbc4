# right: counts each cell separately, in a small integer type that is large enough


def confusion(y_true, y_pred, n_classes=10):
    return np.array(
        [[np.sum((y_true == row) & (y_pred == column)) for column in range(n_classes)] for row in range(n_classes)],
        dtype=np.int32,
    )

# right: float32 is a habit of those who train networks; its rounding is not a mistake


def accuracy(y_true, y_pred):
    return (y_true == y_pred).astype(np.float32).mean()

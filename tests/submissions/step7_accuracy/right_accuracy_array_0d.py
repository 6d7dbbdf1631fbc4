# right: an array without dimensions is a number


def accuracy(y_true, y_pred):
    return np.array(1 - np.mean(np.asarray(y_pred, int) != np.asarray(y_true, int)))

# right: the flattened column from np.argwhere, in a small integer type
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.argwhere(~np.equal(y_true, y_pred)).ravel().astype(np.int16)

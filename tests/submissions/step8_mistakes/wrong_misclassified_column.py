# fails: finds_the_mistakes | wrong shape.*expected: shape \(12,\) actual: shape \(12, 1\)
# why: np.argwhere gives a row for every position
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.argwhere(y_true != y_pred)

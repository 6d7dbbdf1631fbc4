# fails: finds_the_mistakes | not the positions of the mistakes.*expected: shape \(12,\) actual: shape \(28,\)
# why: == instead of !=
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true == y_pred)

# fails: finds_the_mistakes | not the positions of the mistakes.*expected: shape \(12,\)
# why: > is only half of !=
# slow: about half a second


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true > y_pred)

# fails: finds_the_mistakes | wrong shape.*expected: shape \(12,\) actual: shape \(12, 1\)
# fails: tells_both_labels | does not say which label is true
# why: np.argwhere gives a row for every position


def misclassified(y_true, y_pred):
    return np.argwhere(y_true != y_pred)

# fails: finds_the_mistakes | not the positions of the mistakes.*expected: shape \(12,\) actual: shape \(28,\)
# fails: draws_the_mistakes | does not show the expected digit
# why: == instead of !=


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true == y_pred)

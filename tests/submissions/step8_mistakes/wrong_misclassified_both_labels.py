# fails: finds_the_mistakes | wrong shape.*actual: shape \(12, 3\)
# fails: draws_the_mistakes | raised
# why: returns the labels along with the position


def misclassified(y_true, y_pred):
    return np.array([(i, y_true[i], y_pred[i]) for i in np.flatnonzero(y_true != y_pred)])

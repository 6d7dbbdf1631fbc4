# fails: finds_the_mistakes | expected: shape \(12,\) actual: shape \(10,\)
# fails: draws_what_there_is | n is 20: 12 should be drawn.*actual: 10 digits
# why: cuts already here, because ten are to be drawn


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true != y_pred)[:10]

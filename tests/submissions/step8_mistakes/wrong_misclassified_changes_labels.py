# fails: finds_the_mistakes | misclassified changed its argument number 1
# fails: tells_both_labels | title of picture . does not say
# why: -= works in the caller's array


def misclassified(y_true, y_pred):
    y_true -= y_pred
    return np.flatnonzero(y_true)

# fails: finds_the_mistakes | misclassified changed its argument y_true
# fails: draws_the_mistakes | plot_mistakes changed its argument y_true
# why: -= works in the caller's array


def misclassified(y_true, y_pred):
    y_true -= y_pred
    return np.flatnonzero(y_true)

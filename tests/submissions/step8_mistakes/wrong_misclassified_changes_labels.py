# fails: finds_the_mistakes | misclassified changed its argument number 1
# fails: draws_the_mistakes | plot_mistakes changed its argument number 2
# why: -= works in the caller's array


def misclassified(y_true, y_pred):
    y_true -= y_pred
    return np.flatnonzero(y_true)

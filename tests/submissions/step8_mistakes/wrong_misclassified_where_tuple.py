# fails: finds_the_mistakes | is \[0\] missing\?
# fails: draws_the_mistakes | plot_mistakes raised|something is drawn
# why: np.where gives a tuple


def misclassified(y_true, y_pred):
    return np.where(y_true != y_pred)

# fails: finds_the_mistakes | misclassified returned.*True.*Where are the True values\?
# fails: draws_the_mistakes | plot_mistakes raised ValueError: cannot reshape
# why: stops at the comparison


def misclassified(y_true, y_pred):
    return y_true != y_pred

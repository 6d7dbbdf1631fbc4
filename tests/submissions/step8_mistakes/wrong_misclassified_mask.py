# fails: finds_the_mistakes | misclassified gave.*True.*Where are the True\?
# fails: draws_the_mistakes | plot_mistakes raised ValueError: cannot reshape
# why: stops after the comparison


def misclassified(y_true, y_pred):
    return y_true != y_pred

# fails: finds_the_mistakes | Compare value by value
# fails: draws_the_mistakes | plot_mistakes raised ValueError: The truth value.*look there first
# why: uses if with whole arrays


def misclassified(y_true, y_pred):
    return [i for i in range(len(y_true)) if y_true != y_pred]

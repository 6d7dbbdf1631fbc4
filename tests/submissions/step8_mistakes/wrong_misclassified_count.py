# fails: finds_the_mistakes | 12 \(int\w*\), where an array was expected
# fails: draws_the_mistakes | plot_mistakes raised TypeError
# why: counts the mistakes


def misclassified(y_true, y_pred):
    return int(sum(y_true != y_pred))

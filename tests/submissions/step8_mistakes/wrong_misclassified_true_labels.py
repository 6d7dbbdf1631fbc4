# fails: finds_the_mistakes | not the positions of the mistakes.*not the label
# why: collects the labels instead of where they are
# slow: about 1 s


def misclassified(y_true, y_pred):
    return y_true[y_true != y_pred]

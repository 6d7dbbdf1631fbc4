# fails: finds_the_mistakes | not the positions of the mistakes.*the labels of the mistakes
# why: collects the labels instead of where they are
# slow: about 1 s


def misclassified(y_true, y_pred):
    return y_true[y_true != y_pred]

# fails: finds_the_mistakes | not the positions of the mistakes.*the labels of the mistakes
# why: returns what was said instead of where
# slow: about 1 s


def misclassified(y_true, y_pred):
    return y_pred[y_true != y_pred]

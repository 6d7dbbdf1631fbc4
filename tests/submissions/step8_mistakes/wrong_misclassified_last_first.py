# fails: finds_the_mistakes | not the positions of the mistakes
# why: walks from the end
# slow: about 1 s


def misclassified(y_true, y_pred):
    return [i for i in range(len(y_true) - 1, -1, -1) if y_true[i] != y_pred[i]]

# fails: finds_the_mistakes | not the positions of the mistakes
# why: right for uint8, which has no negative numbers; half of the mistakes are missing when the labels are ints
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true - y_pred > 0)

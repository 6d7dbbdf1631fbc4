# fails: finds_the_mistakes | predicted label larger than the true one
# why: np.where(difference > 0): right for uint8, which has no negative numbers
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.where(y_true - y_pred > 0)[0]

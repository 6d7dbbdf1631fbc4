# fails: finds_the_mistakes | does something stop before the last row
# why: MNIST has 10 000 digits to test with, and the number goes into the code
# slow: about half a second


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true[:10_000] != y_pred[:10_000])

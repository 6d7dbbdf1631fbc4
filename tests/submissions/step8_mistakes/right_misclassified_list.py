# right: a list of ints
# slow: about 1 s


def misclassified(y_true, y_pred):
    return [i for i, (truth, said) in enumerate(zip(y_true, y_pred)) if truth != said]

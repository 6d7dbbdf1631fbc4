# fails: finds_nothing_when_all_is_right | misclassified returned None, where an array was expected
# why: thinks that nothing found is None
# slow: about 1 s


def misclassified(y_true, y_pred):
    if (y_true == y_pred).all():
        return None
    return np.flatnonzero(y_true != y_pred)

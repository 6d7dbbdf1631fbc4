# right: all positions, some of which the mask keeps; returned as a tuple
# slow: about 1 s


def misclassified(y_true, y_pred):
    return tuple(np.arange(len(y_true))[y_true != y_pred])

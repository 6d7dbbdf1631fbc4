# right: all positions, of which the mask keeps some; returned as a tuple


def misclassified(y_true, y_pred):
    return tuple(np.arange(len(y_true))[y_true != y_pred])

# why: a mistake only where y_pred - y_true > 0: true for every mistake with uint8 labels (wraps round), but with int labels those with y_pred < y_true are missed
import numpy as np


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_pred - y_true > 0)

# why: matrix[y_true, y_pred] += 1 counts every pair only once, however often it occurs; right in the example, where no pair occurs twice
import numpy as np


def confusion(y_true, y_pred, n_classes=10):
    matrix = np.zeros((n_classes, n_classes), dtype=int)
    matrix[y_true, y_pred] += 1
    return matrix

# fails: counts_confusions | not the right counts.*After 255 they start at 0 again
# why: counts in the dtype of the labels; with uint8 labels a count starts again at 0 after 255, which 1000 test digits do not reach
# slow: about half a second
import numpy as np


def confusion(y_true, y_pred, n_classes=10):
    matrix = np.zeros((n_classes, n_classes), dtype=y_true.dtype)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix

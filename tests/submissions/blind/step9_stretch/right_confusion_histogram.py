# right: a two-dimensional histogram with one bin for each pair of labels, as whole numbers
import numpy as np


def confusion(y_true, y_pred, n_classes=10):
    edges = np.arange(n_classes + 1) - 0.5
    counts, _, _ = np.histogram2d(y_true, y_pred, bins=(edges, edges))
    return counts.astype(int)

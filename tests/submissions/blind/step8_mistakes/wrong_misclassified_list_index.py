# why: looks for the position of the label with list.index, which is the first digit with that label, not the mistake; right only if no label occurs twice
import numpy as np


def misclassified(y_true, y_pred):
    labels = list(y_true)
    return np.array([labels.index(t) for t, p in zip(y_true, y_pred) if t != p], dtype=int)

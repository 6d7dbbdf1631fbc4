# why: collects the positions in a set, whose order is not from the first to the last once positions are large
import numpy as np


def misclassified(y_true, y_pred):
    wrong = {i for i in range(len(y_true)) if y_true[i] != y_pred[i]}
    return np.array(list(wrong), dtype=int)

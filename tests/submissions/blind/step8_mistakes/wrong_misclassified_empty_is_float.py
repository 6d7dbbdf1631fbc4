# why: np.array([]) is a float array, so without mistakes the answer is no int array and cannot be used as an index
import numpy as np


def misclassified(y_true, y_pred):
    positions = []
    for i in range(len(y_true)):
        if y_true[i] != y_pred[i]:
            positions.append(i)
    return np.array(positions)

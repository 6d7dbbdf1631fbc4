# fails: finds_the_mistakes | expected: shape \(1,\)
# why: argwhere(...).squeeze() has shape () and not (1,) if there is exactly one mistake
import numpy as np


def misclassified(y_true, y_pred):
    return np.argwhere(y_true != y_pred).squeeze()

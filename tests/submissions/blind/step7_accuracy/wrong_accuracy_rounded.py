# why: rounds to two decimals, so 2 of 3 is 0.67 and 0.944 and 0.936 are the same; the share of right answers is asked for
import numpy as np


def accuracy(y_true, y_pred):
    return round(float(np.mean(y_true == y_pred)), 2)

# fails: accuracy_is_the_share_of_right_answers | 17 of 30
# why: counts a mistake only where y_pred - y_true > 0: with uint8 labels every mistake is (it wraps round), with int labels those with y_pred < y_true are missed
import numpy as np


def accuracy(y_true, y_pred):
    mistakes = np.sum(y_pred - y_true > 0)
    return float(1 - mistakes / len(y_true))

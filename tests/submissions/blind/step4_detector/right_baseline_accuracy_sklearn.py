# right: lets scikit-learn compare the truth with a list of False

import numpy as np
from sklearn.metrics import accuracy_score


def baseline_accuracy(is_two):
    said = [False] * len(is_two)
    return float(accuracy_score(np.asarray(is_two, dtype=bool), said))

# why: takes the first count of np.unique as the number of False, but if all are twos it is the number of True: 1.0 instead of 0.0

import numpy as np


def baseline_accuracy(is_two):
    values, counts = np.unique(is_two, return_counts=True)
    return float(counts[0] / len(is_two))

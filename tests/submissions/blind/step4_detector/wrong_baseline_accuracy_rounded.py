# why: rounds to two places, so 0.9024 becomes 0.9; made for printing

import numpy as np


def baseline_accuracy(is_two):
    return round(float(np.mean(np.logical_not(is_two))), 2)

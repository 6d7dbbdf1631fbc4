# why: flips the caller's array in place to count, so a second call (and everything after it) sees the opposite

import numpy as np


def baseline_accuracy(is_two):
    is_two ^= True
    return float(is_two.mean())

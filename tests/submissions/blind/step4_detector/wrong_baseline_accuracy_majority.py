# why: the accuracy of the more frequent answer, not of always False; differs once more than half are twos

import numpy as np


def baseline_accuracy(is_two):
    share = float(np.mean(is_two))
    return max(share, 1 - share)

# why: gives 0 and 1 as int instead of a bool array, so is_two as an index picks rows 0 and 1; thinks models need numbers

import numpy as np


def two_targets(y):
    return (np.asarray(y) == 2).astype(int)

# right: the difference to 2 is zero only for a 2 (also when uint8 wraps around), and not zero is True

import numpy as np


def two_targets(y):
    return np.logical_not(np.subtract(y, 2))

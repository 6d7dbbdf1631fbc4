# why: keeps the answer for every length, so other labels of the same length get the targets of the first

import numpy as np

_targets = {}


def two_targets(y):
    if len(y) not in _targets:
        _targets[len(y)] = np.asarray(y) == 2
    return _targets[len(y)]

# why: np.frompyfunc gives an array of dtype object, not a bool array; the values print alike but ~ and the like go wrong

import numpy as np

_is_two = np.frompyfunc(lambda digit: bool(digit == 2), 1, 1)


def two_targets(y):
    return _is_two(y)

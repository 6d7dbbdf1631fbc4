# why: writes the numbers into a copy of y, which keeps y's dtype, so text arrays stay text and object arrays stay object instead of an int array

import numpy as np


def to_int_labels(y):
    result = y.copy()
    for i in range(len(result)):
        result[i] = int(result[i])
    return result

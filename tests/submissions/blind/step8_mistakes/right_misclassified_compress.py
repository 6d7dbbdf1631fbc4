# right: itertools.compress picks the positions for which operator.ne is true; np.fromiter makes an int array, also of none
from itertools import compress, count
from operator import ne

import numpy as np


def misclassified(y_true, y_pred):
    return np.fromiter(compress(count(), map(ne, y_true, y_pred)), dtype=int)

# right: a table of ten answers with only number 2 True, looked up with the labels

import numpy as np

ANSWERS = np.array([False, False, True, False, False, False, False, False, False, False])


def two_targets(y):
    return ANSWERS[np.asarray(y, dtype=np.intp)]

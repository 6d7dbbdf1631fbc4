# why: permutes rows and labels one after the other with two different orders, so rows lose their labels; the counts still match

import numpy as np


def shuffle_together(x, y, seed):
    rng = np.random.default_rng(seed)
    return rng.permutation(x), rng.permutation(y)

# why: shuffles the arrays that were given, which have to stay unchanged; the recipe from the web with the seed set twice

import numpy as np


def shuffle_together(x, y, seed):
    np.random.seed(seed)
    np.random.shuffle(x)
    np.random.seed(seed)
    np.random.shuffle(y)
    return x, y

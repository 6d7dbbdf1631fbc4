# why: "if seed" is False for seed 0, so seed 0 gives a different order every time; meant to allow None

import numpy as np


def shuffle_together(x, y, seed):
    if seed:
        rng = np.random.default_rng(seed)
    else:
        rng = np.random.default_rng()
    order = rng.permutation(len(y))
    return x[order], y[order]

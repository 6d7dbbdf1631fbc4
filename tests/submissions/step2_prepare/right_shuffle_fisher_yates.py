# right: shuffles copies by hand
import random


def shuffle_together(x, y, seed):
    x, y = x.copy(), y.copy()
    rng = random.Random(seed)
    for i in range(len(y) - 1, 0, -1):
        j = rng.randrange(i + 1)
        x[[i, j]], y[[i, j]] = x[[j, i]], y[[j, i]]
    return x, y

# right: two generators with the same seed make the same order; copies are shuffled in place


def shuffle_together(x, y, seed):
    x, y = x.copy(), y.copy()
    for part in (x, y):
        np.random.RandomState(seed).shuffle(part)
    return x, y

# right: an array of records is shuffled, then split up


def shuffle_together(x, y, seed):
    t = np.zeros(len(y), dtype=[("x", x.dtype, x.shape[1:]), ("y", y.dtype)])
    t["x"], t["y"] = x, y
    np.random.default_rng(seed).shuffle(t)
    return t["x"], t["y"]

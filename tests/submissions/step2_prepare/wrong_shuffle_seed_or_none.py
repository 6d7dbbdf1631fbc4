# fails: follows_the_seed | The same seed gave two different orders.*by an if or an or.*for the seed 0
# why: treats 0 as no seed


def shuffle_together(x, y, seed):
    rng = np.random.default_rng(seed or None)
    order = rng.permutation(len(y))
    return x[order], y[order]

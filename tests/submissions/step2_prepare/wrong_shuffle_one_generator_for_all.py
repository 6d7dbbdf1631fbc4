# fails: follows_the_seed | The same seed gave two different orders
# why: makes the generator once, at the top of the file, and ignores the seed
rng = np.random.default_rng(42)


def shuffle_together(x, y, seed):
    order = rng.permutation(len(y))
    return x[order], y[order]

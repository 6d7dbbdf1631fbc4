# fails: follows_the_seed | Two different seeds gave the same order.*only part of the seed.*1007
# why: uses only part of the seed


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed % 4).permutation(len(y))
    return x[order], y[order]

# fails: follows_the_seed | Two different seeds gave the same order.*fixed number
# why: a fixed seed makes it reproducible too


def shuffle_together(x, y, seed):
    np.random.seed(0)
    order = np.random.permutation(len(y))
    return x[order], y[order]

# fails: follows_the_seed | same seed gave two different orders
# why: forgets to pass the seed on to the generator


def shuffle_together(x, y, seed):
    order = np.random.default_rng().permutation(len(y))
    return x[order], y[order]

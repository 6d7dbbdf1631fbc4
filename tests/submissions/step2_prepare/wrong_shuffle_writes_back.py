# fails: leaves_its_input_alone | shuffle_together changed its argument x
# why: saves memory by putting the new order into the old arrays


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    x[:], y[:] = x[order], y[order]
    return x, y

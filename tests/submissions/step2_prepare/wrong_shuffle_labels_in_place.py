# fails: leaves_its_input_alone | shuffle_together changed its argument y
# why: indexing copies x, but y is shuffled in place


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    x = x[order]
    y[:] = y[order]
    return x, y

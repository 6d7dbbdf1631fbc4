# fails: leaves_its_input_alone | shuffle_together changed its argument x.*Make a copy
# why: shuffle works in place and changes the caller's arrays


def shuffle_together(x, y, seed):
    np.random.default_rng(seed).shuffle(x)
    np.random.default_rng(seed).shuffle(y)
    return x, y

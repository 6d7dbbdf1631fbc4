# fails: keeps_rows_and_labels_together | labels of other rows.*each into its own\? And the arrays that were given are changed
# skips: follows_the_seed
# skips: leaves_its_input_alone
# why: shuffle works in place, and takes another order for each


def shuffle_together(x, y, seed):
    rng = np.random.default_rng(seed)
    rng.shuffle(x)
    rng.shuffle(y)
    return x, y

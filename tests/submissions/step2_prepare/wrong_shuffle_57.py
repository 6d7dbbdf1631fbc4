# fails: keeps_rows_and_labels_together | out of bounds.*It was given 31 rows
# why: the number of rows of one example is hard-coded


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(57)
    return x[order], y[order]

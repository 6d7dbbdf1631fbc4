# fails: keeps_rows_and_labels_together | rows are where they were before.*Do all rows take part
# why: shuffles the first half only


def shuffle_together(x, y, seed):
    half = len(y) // 2
    order = np.concatenate([np.random.default_rng(seed).permutation(half), np.arange(half, len(y))])
    return x[order], y[order]

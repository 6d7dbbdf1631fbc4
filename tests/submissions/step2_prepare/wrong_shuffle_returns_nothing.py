# fails: keeps_rows_and_labels_together | shuffle_together returned None, where 2 values \(x, y\) were expected
# why: thinks that the caller's arrays are shuffled now


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    x, y = x[order], y[order]

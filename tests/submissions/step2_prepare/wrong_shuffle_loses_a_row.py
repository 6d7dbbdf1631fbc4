# fails: keeps_rows_and_labels_together | \(56, 12\)
# why: counts to len(y) - 1 and loses the last row


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y) - 1)
    return x[order], y[order]

# fails: keeps_rows_and_labels_together | \(1, 57, 12\)
# why: shuffle works in place and returns None, which is then used as the order


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).shuffle(np.arange(len(y)))
    return x[order], y[order]

# fails: keeps_rows_and_labels_together | the rows are in the same order as before.*Is the new order used
# why: makes an order and does not use it


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    return x.copy(), y.copy()

# fails: keeps_rows_and_labels_together | Rows or columns\?
# why: shuffles the pixels of every row, along the wrong axis


def shuffle_together(x, y, seed):
    rng = np.random.default_rng(seed)
    return x[:, rng.permutation(x.shape[1])], y

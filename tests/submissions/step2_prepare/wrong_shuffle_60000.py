# fails: keeps_rows_and_labels_together | raised IndexError: index \d+ is out of bounds for axis 0 with size 57
# why: copies permutation(60000) from the article


def shuffle_together(x, y, seed):
    order = np.random.RandomState(seed).permutation(60000)
    return x[order], y[order]

# fails: keeps_rows_and_labels_together | in this order|swapped
# why: returns labels and images the wrong way round


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    return y[order], x[order]

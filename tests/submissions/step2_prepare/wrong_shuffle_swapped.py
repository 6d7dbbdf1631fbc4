# fails: keeps_rows_and_labels_together | [Oo]rder x, y|swapped|x and y in this order
# why: returns labels and images the wrong way round


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    return y[order], x[order]

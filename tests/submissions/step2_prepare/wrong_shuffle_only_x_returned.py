# fails: keeps_rows_and_labels_together | where 2 values \(x, y\) were expected.*return x, y
# why: returns the images and forgets the labels


def shuffle_together(x, y, seed):
    order = np.random.default_rng(seed).permutation(len(y))
    return x[order]

# right: glues the labels to the rows, shuffles it all, and cuts it apart again


def shuffle_together(x, y, seed):
    whole = np.random.default_rng(seed).permutation(np.column_stack([x.astype(int), y]))
    return whole[:, :-1], whole[:, -1]

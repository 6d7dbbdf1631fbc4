# fails: keeps_rows_and_labels_together | text|type
# why: glues text labels to the rows: the pixels become text too


def shuffle_together(x, y, seed):
    whole = np.column_stack([x, y.astype(str)])
    np.random.default_rng(seed).shuffle(whole)
    return whole[:, :-1], whole[:, -1]

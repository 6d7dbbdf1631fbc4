# fails: keeps_rows_and_labels_together | still come right after the same row.*same distance
# why: moves all rows by the same distance and thinks that is shuffling


def shuffle_together(x, y, seed):
    return np.roll(x, seed, axis=0), np.roll(y, seed)

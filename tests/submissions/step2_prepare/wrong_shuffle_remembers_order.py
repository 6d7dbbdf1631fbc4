# fails: keeps_rows_and_labels_together | out of bounds.*It was given 31 rows
# why: remembers the order of each seed, whatever the number of rows


orders = {}


def shuffle_together(x, y, seed):
    if seed not in orders:
        orders[seed] = np.random.permutation(len(y))
    return x[orders[seed]], y[orders[seed]]

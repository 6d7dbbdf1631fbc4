# right: row by row with a loop, rows in lists


def split_train_test(x, y, n_train):
    parts = [], [], [], []
    for i, (row, label) in enumerate(zip(x, y)):
        parts[i >= n_train].append(row)
        parts[2 + (i >= n_train)].append(label)
    return parts

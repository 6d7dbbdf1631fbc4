# right: a mask instead of slices, everything as lists


def split_train_test(x, y, n_train):
    train = np.arange(len(x)) < n_train
    return [part.tolist() for part in (x[train], x[~train], y[train], y[~train])]

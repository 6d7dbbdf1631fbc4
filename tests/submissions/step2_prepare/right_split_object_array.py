# right: the four parts in an array of objects


def split_train_test(x, y, n_train):
    out = np.empty(4, dtype=object)
    out[:] = x[:n_train], x[n_train:], y[:n_train], y[n_train:]
    return out

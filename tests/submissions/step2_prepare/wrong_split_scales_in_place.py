# fails: splits_at_n_train | changed its argument x
# why: scales what it was given after copying the parts


def split_train_test(x, y, n_train):
    parts = x[:n_train].copy(), x[n_train:].copy(), y[:n_train].copy(), y[n_train:].copy()
    x[:] = x // 255
    return parts

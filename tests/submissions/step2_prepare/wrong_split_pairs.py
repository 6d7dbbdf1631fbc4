# fails: splits_at_n_train | returned a tuple of 2, where 4 values \(x_train, x_test, y_train, y_test\) were expected
# why: two pairs look tidier


def split_train_test(x, y, n_train):
    return (x[:n_train], x[n_train:]), (y[:n_train], y[n_train:])

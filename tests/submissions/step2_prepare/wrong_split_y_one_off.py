# fails: splits_at_n_train | y_test is not what it should be
# why: cuts x and y with two lines of code, one of them with a slip


def split_train_test(x, y, n_train):
    x_train, x_test = x[:n_train], x[n_train:]
    y_train, y_test = y[:n_train], y[n_train - 1 :]
    return x_train, x_test, y_train, y_test

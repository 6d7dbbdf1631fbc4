# fails: splits_at_n_train | x_test is not what it should be.*These are the rows of y_train. Is the order x_train, x_test, y_train, y_test
# why: returns them in the order of load_mnist


def split_train_test(x, y, n_train):
    return x[:n_train], y[:n_train], x[n_train:], y[n_train:]

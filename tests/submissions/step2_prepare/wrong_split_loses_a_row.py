# fails: splits_at_n_train | x_test is not what it should be.*lost.*expected: shape \(17, 12\) actual: shape \(16, 12\)
# why: thinks that the first slice includes row n_train


def split_train_test(x, y, n_train):
    return x[:n_train], x[n_train + 1 :], y[:n_train], y[n_train + 1 :]

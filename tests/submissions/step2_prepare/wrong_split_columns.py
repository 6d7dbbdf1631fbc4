# fails: splits_at_n_train | x_train is not what it should be.*Rows or columns\?.*expected: shape \(40, 12\) actual: shape \(57, 12\)
# why: cuts the columns of x instead of the rows


def split_train_test(x, y, n_train):
    return x[:, :n_train], x[:, n_train:], y[:n_train], y[n_train:]

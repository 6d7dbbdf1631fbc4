# fails: splits_at_n_train | x_train is not what it should be.*expected: shape \(40, 12\) actual: shape \(17, 12\)
# why: thinks n_train is the number of test rows


def split_train_test(x, y, n_train):
    n_test = n_train
    return x[:-n_test], x[-n_test:], y[:-n_test], y[-n_test:]

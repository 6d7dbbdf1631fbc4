# fails: splits_at_n_train | x_train is not what it should be.*used twice.*actual: shape \(41, 12\)
# why: makes sure that row n_train is included, and has it on both sides


def split_train_test(x, y, n_train):
    return x[: n_train + 1], x[n_train:], y[: n_train + 1], y[n_train:]

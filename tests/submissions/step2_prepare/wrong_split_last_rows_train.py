# fails: splits_at_n_train | x_train is not what it should be
# why: takes the training rows from the end


def split_train_test(x, y, n_train):
    return x[-n_train:], x[:-n_train], y[-n_train:], y[:-n_train]

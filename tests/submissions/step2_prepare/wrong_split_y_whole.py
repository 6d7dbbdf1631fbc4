# fails: splits_at_n_train | y_train is not what it should be
# why: splits the images and forgets the labels


def split_train_test(x, y, n_train):
    x_train, x_test = x[:n_train], x[n_train:]
    return x_train, x_test, y, y

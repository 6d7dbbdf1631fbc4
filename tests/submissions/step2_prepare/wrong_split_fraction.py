# fails: splits_at_n_train | x_train is not what it should be
# why: splits at 80 % as usual, whatever n_train is


def split_train_test(x, y, n_train):
    n = int(len(x) * 0.8)
    return x[:n], x[n:], y[:n], y[n:]

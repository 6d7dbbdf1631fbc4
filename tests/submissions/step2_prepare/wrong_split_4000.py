# fails: splits_at_n_train | x_train is not what it should be, for 57 rows and n_train=40.*All 57 rows are in it
# why: hard-codes the number from the example


def split_train_test(x, y, n_train):
    return x[:4000], x[4000:], y[:4000], y[4000:]

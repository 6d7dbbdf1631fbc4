# fails: splits_at_n_train | y_train is not what it should be, for 5007 rows
# why: the 4000 of the example is written into the code for the labels
def split_train_test(x, y, n_train):
    n = min(4000, n_train)
    return x[:n_train], x[n_train:], y[:n], y[n:]

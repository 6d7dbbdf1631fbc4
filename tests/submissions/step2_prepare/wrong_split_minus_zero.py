# fails: splits_at_n_train | all 57 rows are for training.*slice from -0
# why: counts from the end, where -0 is the beginning


def split_train_test(x, y, n_train):
    n_test = len(x) - n_train
    return x[:-n_test], x[-n_test:], y[:-n_test], y[-n_test:]

# fails: splits_at_n_train | cannot be called the way the course calls it: split_train_test\(x, y, n_train\)
# why: a constant instead of the parameter
N_TRAIN = 40


def split_train_test(x, y):
    return x[:N_TRAIN], x[N_TRAIN:], y[:N_TRAIN], y[N_TRAIN:]

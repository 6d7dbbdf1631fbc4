# fails: splits_at_n_train | x_train is not what it should be, for 57 rows and n_train=11
# why: keeps the parts for each size
PARTS = {}


def split_train_test(x, y, n_train):
    return PARTS.setdefault((x.shape, n_train), (x[:n_train], x[n_train:], y[:n_train], y[n_train:]))

# fails: splits_at_n_train | generator.*one by one
# why: yields the parts


def split_train_test(x, y, n_train):
    for part in (x, y):
        yield part[:n_train]
        yield part[n_train:]

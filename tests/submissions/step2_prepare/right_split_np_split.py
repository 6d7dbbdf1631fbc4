# right: np.split cuts both, and a list of lists comes back


def split_train_test(x, y, n_train):
    return [part for whole in (x, y) for part in np.split(whole, [n_train])]

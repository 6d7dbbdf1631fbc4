# right: np.take and np.delete with the positions of the training rows


def split_train_test(x, y, n_train):
    first = range(n_train)
    return np.take(x, first, axis=0), np.delete(x, first, axis=0), np.take(y, first), np.delete(y, first)

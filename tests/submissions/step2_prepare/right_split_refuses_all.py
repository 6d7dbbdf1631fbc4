# right: a test set without rows is refused, as scikit-learn does


def split_train_test(x, y, n_train):
    if not 0 < n_train < len(x):
        raise ValueError("both parts need rows")
    return x[:n_train], x[n_train:], y[:n_train], y[n_train:]

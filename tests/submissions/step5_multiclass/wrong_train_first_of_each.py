# fails: is_accurate | unlike all others
# why: the first 300 rows of every digit
# slow: about 2 s


def train_logistic(x, y):
    chosen = np.concatenate([np.flatnonzero(y == digit)[:300] for digit in np.unique(y)])
    return LogisticRegression().fit(x[chosen], y[chosen])

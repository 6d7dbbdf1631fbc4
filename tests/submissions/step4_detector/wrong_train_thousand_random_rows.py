# fails: is_accurate | unlike all others
# why: a thousand rows chosen at random


def train_two_detector(x, y):
    chosen = np.random.RandomState(1).choice(len(x), 1000, replace=False)
    return _new_detector().fit(x[chosen], y[chosen] == 2)

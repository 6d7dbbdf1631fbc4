# right: two iterators, cut with islice
from itertools import islice


def split_train_test(x, y, n_train):
    ix, iy = iter(x), iter(y)
    x_train, y_train = list(islice(ix, n_train)), list(islice(iy, n_train))
    return x_train, list(ix), y_train, list(iy)

# right: scikit-learn's own function does it, if told not to shuffle
from sklearn.model_selection import train_test_split


def split_train_test(x, y, n_train):
    return tuple(train_test_split(x, y, train_size=n_train, shuffle=False))

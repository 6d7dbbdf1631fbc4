# why: scikit-learn's train_test_split shuffles, so the training rows are not the first n_train rows

from sklearn.model_selection import train_test_split


def split_train_test(x, y, n_train):
    return tuple(train_test_split(x, y, train_size=n_train, test_size=len(x) - n_train, random_state=0))

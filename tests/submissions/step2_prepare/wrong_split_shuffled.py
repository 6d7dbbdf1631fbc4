# fails: splits_at_n_train | x_train is not what it should be.*Is anything shuffled
# why: train_test_split shuffles unless told otherwise
from sklearn.model_selection import train_test_split


def split_train_test(x, y, n_train):
    return train_test_split(x, y, train_size=n_train, random_state=0)

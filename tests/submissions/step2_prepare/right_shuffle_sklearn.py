# right: scikit-learn's own function, which returns a list
from sklearn.utils import shuffle


def shuffle_together(x, y, seed):
    return shuffle(x, y, random_state=seed)

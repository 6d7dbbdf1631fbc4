# fails: says_true_or_false | int64.* where True/False were expected
# why: 0 and 1 for the two classes, as in a book on logistic regression


def train_two_detector(x, y):
    return _new_detector().fit(x, (y == 2).astype("int64"))

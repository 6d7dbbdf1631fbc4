# fails: says_true_or_false | uint8.* where True/False were expected
# why: gives the labels as they are and gets a model of ten digits


def train_two_detector(x, y):
    return _new_detector().fit(x, y)

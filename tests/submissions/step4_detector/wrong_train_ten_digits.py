# fails: says_true_or_false | uint8.* where True/False were expected
# why: uses the labels as they are and gets a model that tells ten digits apart
# slow: about 2 s


def train_two_detector(x, y):
    return _new_detector().fit(x, y)

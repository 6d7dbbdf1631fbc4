# fails: says_true_or_false | inconsistent numbers of samples
# why: reshape(-1, 1) is said to help


def train_two_detector(x, y):
    return _new_detector().fit(x.reshape(-1, 1), two_targets(y))

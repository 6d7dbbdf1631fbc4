# fails: says_true_or_false | return only the model itself
# why: returns how good it is


def train_two_detector(x, y):
    return _new_detector().fit(x, two_targets(y)).score(x, two_targets(y))

# fails: says_true_or_false | cannot be called the way the course calls it: train_two_detector\(x, y\)
# why: adds a parameter it would like to have


def train_two_detector(x, y, is_two):
    return _new_detector().fit(x, is_two)

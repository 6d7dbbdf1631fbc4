# fails: says_true_or_false | returned a tuple of 2, where a model was expected
# why: returns the score as well


def train_two_detector(x, y):
    detector = _new_detector().fit(x, two_targets(y))
    return detector, detector.score(x, two_targets(y))

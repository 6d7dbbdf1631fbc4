# fails: says_true_or_false | raised NotFittedError
# why: makes the model and forgets fit


def train_two_detector(x, y):
    detector = _new_detector()
    return detector

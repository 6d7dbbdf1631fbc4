# fails: says_true_or_false | returned None, where a model was expected
# why: trains the model but does not return it


def train_two_detector(x, y):
    detector = _new_detector()
    detector.fit(x, two_targets(y))

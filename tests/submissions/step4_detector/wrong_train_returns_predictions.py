# fails: says_true_or_false | returned an array of shape \(5000,\), where a model was expected
# why: asks the model at once


def train_two_detector(x, y):
    return _new_detector().fit(x, two_targets(y)).predict(x)

# fails: says_true_or_false | changed its argument
# why: x[...] = ... overwrites the caller's images


def train_two_detector(x, y):
    x[x > 127] = 255
    return _new_detector().fit(x, two_targets(y))

# fails: says_true_or_false | not fitted yet
# why: thinks cross_val_score trains the model
# slow: about half a second


def train_two_detector(x, y):
    detector = _new_detector()
    cross_val_score(detector, x, two_targets(y), cv=3)
    return detector

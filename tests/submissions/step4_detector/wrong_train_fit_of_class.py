# fails: says_true_or_false | raised (AttributeError|TypeError)
# why: calls fit on the class itself


def train_two_detector(x, y):
    return LogisticRegression.fit(x, two_targets(y))

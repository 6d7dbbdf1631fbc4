# fails: says_true_or_false | returned the class LogisticRegression itself
# why: no brackets


def train_two_detector(x, y):
    return LogisticRegression

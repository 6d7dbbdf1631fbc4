# fails: says_true_or_false | class (\w+ )?itself
# why: no brackets


def train_two_detector(x, y):
    return LogisticRegression

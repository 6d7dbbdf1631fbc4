# fails: says_true_or_false | Got 'lbgfs' instead.*spelled and typed
# why: a solver that does not exist


def train_two_detector(x, y):
    return LogisticRegression(solver="lbgfs").fit(x, y == 2)

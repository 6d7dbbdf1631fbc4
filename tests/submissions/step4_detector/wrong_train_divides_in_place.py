# fails: says_true_or_false | raised \w*(TypeError|Error): .*Cannot cast
# why: /= on whole numbers


def train_two_detector(x, y):
    x /= 255
    return LogisticRegression(max_iter=200).fit(x, two_targets(y))

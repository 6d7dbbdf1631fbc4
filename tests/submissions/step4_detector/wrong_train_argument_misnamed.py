# fails: says_true_or_false | 'max_iterations'.*match the documentation
# why: writes max_iterations instead of max_iter


def train_two_detector(x, y):
    return LogisticRegression(max_iterations=200).fit(x, y == 2)

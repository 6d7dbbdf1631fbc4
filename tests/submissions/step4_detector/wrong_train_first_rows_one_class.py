# fails: says_true_or_false | only one class.*Is it trained on all rows\? The rows are sorted by label
# why: trains on the first rows, which contain no 2


def train_two_detector(x, y):
    return _new_detector().fit(x[:500], two_targets(y[:500]))

# fails: says_true_or_false | returned text values, where True/False were expected
# why: asks for '2' as text


def train_two_detector(x, y):
    return _new_detector().fit(x, np.where(y == 2, "True", "False"))

# fails: marks_the_twos | values of type text, where True/False were expected
# fails: says_true_or_false | values of type text, where numbers were expected
# why: readable names for the two classes


def two_targets(y):
    return np.where(y == 2, "two", "other")

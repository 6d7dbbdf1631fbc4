# fails: marks_the_twos | text values, where True/False were expected
# fails: says_true_or_false | text values, where True/False were expected
# why: readable names for the two classes
# slow: about 1 s


def two_targets(y):
    return np.where(y == 2, "two", "other")

# fails: marks_the_twos | int64 values, where True/False were expected
# fails: says_true_or_false | int64.* where True/False were expected
# why: 0 and 1 look as good as False and True
# slow: about 1 s


def two_targets(y):
    return np.where(y == 2, 1, 0).astype("int64")

# fails: marks_the_twos | name '(true|false)' is not defined
# fails: says_true_or_false | name '(true|false)' is not defined
# fails: scores_every_fold | name '(true|false)' is not defined
# why: comes from JavaScript


def two_targets(y):
    return np.array([true if label == 2 else false for label in y])

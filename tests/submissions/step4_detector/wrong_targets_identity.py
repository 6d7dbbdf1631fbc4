# fails: marks_the_twos | returned False \(bool\), where an array was expected
# fails: says_true_or_false | raised \w*Error
# fails: scores_every_fold | raised \w*Error
# why: writes "is a 2" the way it is read aloud


def two_targets(y):
    two = 2
    return y is two

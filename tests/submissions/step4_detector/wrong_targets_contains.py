# fails: marks_the_twos | reduced to one value
# fails: says_true_or_false | y should be a 1d array
# fails: scores_every_fold | Got True instead
# why: writes 2 in y
def two_targets(y):
    return 2 in y

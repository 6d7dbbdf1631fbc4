# fails: marks_the_twos | truth value of an array
# fails: says_true_or_false | truth value of an array
# fails: scores_every_fold | truth value of an array
# why: treats the array as one label


def two_targets(y):
    if y == 2:
        return True
    return False

# fails: marks_the_twos | wrong shape
# fails: says_true_or_false | inconsistent numbers of samples
# fails: scores_every_fold | inconsistent numbers of samples
# why: where the twos are, instead of which labels are one


def two_targets(y):
    return np.where(y == 2)[0]

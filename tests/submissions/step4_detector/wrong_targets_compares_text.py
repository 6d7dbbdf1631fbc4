# fails: marks_the_twos | compared with text
# fails: says_true_or_false | only one class
# fails: scores_every_fold | only one class
# why: fetch_openml gave strings when it was written, so the comparison is with a string


def two_targets(y):
    return np.array([label == "2" for label in y])

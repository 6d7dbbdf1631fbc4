# fails: marks_the_twos | does not mark exactly the twos
# fails: is_accurate | is right about
# fails: finds_the_twos | of the digits that the detector took for twos
# fails: scores_every_fold | cannot be the accuracy
# why: counts in twos: every even digit
# slow: about 2 s


def two_targets(y):
    return y % 2 == 0

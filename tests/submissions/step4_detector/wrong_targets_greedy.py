# fails: marks_the_twos | does not mark exactly the twos
# fails: is_accurate | is right for
# fails: finds_the_twos | of what the detector took for a two
# fails: scores_every_fold | cannot be the accuracy
# why: counts by twos: every even digit


def two_targets(y):
    return y % 2 == 0

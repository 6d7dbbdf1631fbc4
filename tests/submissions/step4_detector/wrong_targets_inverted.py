# fails: marks_the_twos | the other way round
# fails: is_accurate | is right about \d\.\d%
# fails: finds_the_twos | found \d+% of the twos
# why: writes != instead of ==
# slow: about 2 s


def two_targets(y):
    return y != 2

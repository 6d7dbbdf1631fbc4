# fails: marks_the_twos | does not mark exactly the twos
# fails: is_accurate | is right about \d\.\d%
# fails: finds_the_twos | found \d+% of the twos
# why: writes != instead of ==
# slow: about 2 s


def two_targets(y):
    return y != 2

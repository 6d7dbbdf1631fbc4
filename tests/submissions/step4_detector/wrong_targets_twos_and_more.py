# fails: marks_the_twos | not mark exactly
# fails: is_accurate | is right about
# fails: finds_the_twos | took for twos
# fails: scores_honestly | targets all equal
# why: writes >= instead of ==
# slow: about 1 s
def two_targets(y):
    return y >= 2

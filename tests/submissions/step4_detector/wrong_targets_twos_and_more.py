# fails: marks_the_twos | not mark exactly
# fails: is_accurate | is right for
# fails: finds_the_twos | took for a two
# fails: scores_honestly | targets all equal
# why: >= for ==
def two_targets(y):
    return y >= 2

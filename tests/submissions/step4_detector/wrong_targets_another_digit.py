# fails: marks_the_twos | Marked are the \ds
# fails: is_accurate | is right about \d.*two_targets\? That does not mark the twos yet
# fails: finds_the_twos | found \d+% of the twos.*look there first
# why: copied from a detector of fives, as the book has it
# slow: about 1 s


def two_targets(y):
    return y == 5

# fails: marks_the_twos | returned None, where an array was expected
# fails: says_true_or_false | raised \w*Error
# fails: scores_every_fold | raised \w*Error
# why: prints the answer, forgets to return it


def two_targets(y):
    is_two = y == 2
    print(is_two)

# fails: knows_the_baseline | returned an array of shape .* where one number was expected
# why: right or wrong for every digit, but no mean


def baseline_accuracy(is_two):
    return is_two == False

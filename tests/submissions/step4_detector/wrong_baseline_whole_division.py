# fails: knows_the_baseline | actual: 0$
# why: writes // instead of /


def baseline_accuracy(is_two):
    return sum(~is_two) // len(is_two)

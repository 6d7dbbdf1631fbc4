# fails: knows_the_baseline | raised TypeError: .*boolean
# why: writes - instead of ~


def baseline_accuracy(is_two):
    return np.mean(-is_two)

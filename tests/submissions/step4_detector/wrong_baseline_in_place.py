# fails: knows_the_baseline | changed its argument
# why: inverts the caller's targets in place


def baseline_accuracy(is_two):
    np.logical_not(is_two, out=is_two)
    return is_two.mean()

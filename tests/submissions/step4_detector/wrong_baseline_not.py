# fails: knows_the_baseline | truth value of an array
# why: writes not instead of ~


def baseline_accuracy(is_two):
    return np.mean(not is_two)

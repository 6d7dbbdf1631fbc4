# fails: knows_the_baseline | truth value of an array
# why: not for ~


def baseline_accuracy(is_two):
    return np.mean(not is_two)

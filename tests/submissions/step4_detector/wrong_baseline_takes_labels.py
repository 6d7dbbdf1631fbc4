# fails: knows_the_baseline | not the accuracy of always saying False
# why: thinks the argument holds digits; True is never equal to 2


def baseline_accuracy(is_two):
    return float(np.mean(is_two != 2))

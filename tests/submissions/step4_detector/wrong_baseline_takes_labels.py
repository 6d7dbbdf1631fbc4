# fails: knows_the_baseline | not the accuracy of always saying False
# why: takes the argument for digits; True is never equal to 2


def baseline_accuracy(is_two):
    return float(np.mean(is_two != 2))

# fails: knows_the_baseline | not the accuracy of always saying False
# why: the accuracy of always saying True


def baseline_accuracy(is_two):
    return float(np.mean(is_two))

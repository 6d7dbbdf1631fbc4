# fails: knows_the_baseline | not the accuracy of always saying False
# why: rounds to one digit, as in the text


def baseline_accuracy(is_two):
    return round(float(np.mean(~is_two)), 1)

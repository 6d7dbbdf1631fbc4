# fails: knows_the_baseline | not the accuracy of always saying False
# why: the text says that nine of ten digits are not a 2


def baseline_accuracy(is_two):
    return 0.9

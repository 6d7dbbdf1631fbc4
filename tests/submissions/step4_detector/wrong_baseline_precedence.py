# fails: knows_the_baseline | not the accuracy of always saying False
# why: brackets around the difference are missing


def baseline_accuracy(is_two):
    return len(is_two) - sum(is_two) / len(is_two)

# fails: knows_the_baseline | not the accuracy of always saying False
# why: always says whatever is more frequent, which is False only for MNIST


def baseline_accuracy(is_two):
    share = np.mean(is_two)
    return float(max(share, 1 - share))

# fails: knows_the_baseline | not the accuracy of always saying False
# why: the accuracy of guessing as often as there are twos
def baseline_accuracy(is_two):
    p = np.mean(is_two)
    return p**2 + (1 - p) ** 2

# fails: knows_the_baseline | is \[0\] missing
# why: puts the number into a list
def baseline_accuracy(is_two):
    return [np.mean(~is_two)]

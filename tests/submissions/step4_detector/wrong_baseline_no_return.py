# fails: knows_the_baseline | returned None, where one number was expected
# why: forgets to return


def baseline_accuracy(is_two):
    np.mean(~is_two)

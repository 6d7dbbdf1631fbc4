# fails: knows_the_baseline | Is it their share, from 0 to 1
# why: counts and forgets to divide


def baseline_accuracy(is_two):
    return int(np.sum(~is_two))

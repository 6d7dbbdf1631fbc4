# fails: knows_the_baseline | Is it their share, from 0 to 1
# why: percent, as people say


def baseline_accuracy(is_two):
    return float(np.mean(~is_two)) * 100

# right: counts by hand, in an array without dimensions


def baseline_accuracy(is_two):
    right = 0
    for two in is_two:
        if not two:
            right += 1
    return np.array(right / len(is_two))

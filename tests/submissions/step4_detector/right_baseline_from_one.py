# right: one minus the share of twos, as a numpy scalar


def baseline_accuracy(is_two):
    return 1 - np.mean(is_two)

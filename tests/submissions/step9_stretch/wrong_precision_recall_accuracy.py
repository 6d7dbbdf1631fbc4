# fails: knows_precision_and_recall | 12 twos, 7 of them found.*expected: 0.5385, 0.5833 actual: 0.78
# why: uses the accuracy as the precision


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return np.mean(is_two == said_two), found / max(np.sum(is_two), 1)

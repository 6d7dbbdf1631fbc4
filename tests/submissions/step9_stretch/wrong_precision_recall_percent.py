# fails: knows_precision_and_recall | expected: 0.6, 0.75 actual: 60, 75
# why: thinks in percent


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return 100 * found / max(np.sum(said_two), 1), 100 * found / max(np.sum(is_two), 1)

# fails: knows_precision_and_recall | in percent.*actual: 53.85, 58.33
# why: thinks in percent


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return 100 * found / max(np.sum(said_two), 1), 100 * found / max(np.sum(is_two), 1)

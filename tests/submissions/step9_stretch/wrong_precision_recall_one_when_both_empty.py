# fails: knows_precision_and_recall | without any twos and a detector.*expected: 0, 0 actual: 1, 1
# why: nothing to find and nothing found looks perfect


def precision_recall(is_two, said_two):
    if not is_two.any() and not said_two.any():
        return 1.0, 1.0
    found = np.sum(is_two & said_two)
    return found / max(np.sum(said_two), 1), found / max(np.sum(is_two), 1)

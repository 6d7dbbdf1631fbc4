# fails: knows_precision_and_recall | returned 0.0 \(float\), where 2 values \(precision, recall\) were expected
# why: returns one 0.0 for both


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    if not found:
        return 0.0
    return found / np.sum(said_two), found / np.sum(is_two)

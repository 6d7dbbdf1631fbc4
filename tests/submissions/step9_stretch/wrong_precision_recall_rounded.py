# fails: knows_precision_and_recall | Are they rounded
# why: two decimals are enough for printing


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return tuple(round(float(found / max(np.sum(of), 1)), 2) for of in (said_two, is_two))

# fails: knows_precision_and_recall | expected: 0.5385, 0.5833 actual: 0, 0
# why: // divides to whole numbers


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return found // max(np.sum(said_two), 1), found // max(np.sum(is_two), 1)

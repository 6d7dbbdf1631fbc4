# fails: knows_precision_and_recall | (?i)&
# why: writes `and` between two arrays


def precision_recall(is_two, said_two):
    found = np.sum(is_two and said_two)
    return found / max(np.sum(said_two), 1), found / max(np.sum(is_two), 1)

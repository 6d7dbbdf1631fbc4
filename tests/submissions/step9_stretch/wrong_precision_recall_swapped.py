# fails: knows_precision_and_recall | Are they swapped\?
# why: mixes up the names


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return found / max(np.sum(is_two), 1), found / max(np.sum(said_two), 1)

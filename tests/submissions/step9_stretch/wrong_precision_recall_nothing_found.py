# fails: knows_precision_and_recall | is nan, which is not a finite number.*always says False
# why: forgets that there may be nothing to divide by


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return found / np.sum(said_two), found / np.sum(is_two)

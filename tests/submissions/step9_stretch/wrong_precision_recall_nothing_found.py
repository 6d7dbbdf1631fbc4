# fails: knows_precision_and_recall | always says False.*it should be 0.0.*actual: nan, 0
# why: forgets that there may be nothing to divide by


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return found / np.sum(said_two), found / np.sum(is_two)

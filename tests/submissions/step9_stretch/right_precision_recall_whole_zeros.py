# right: 0 is 0.0


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    if found == 0:
        return 0, 0
    return found / np.sum(said_two), found / np.sum(is_two)

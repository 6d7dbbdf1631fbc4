# fails: knows_precision_and_recall | 12 twos, 7 of them found.*expected: 0.5385, 0.5833
# why: looks at the digits that are not twos


def precision_recall(is_two, said_two):
    is_two, said_two = ~is_two, ~said_two
    found = np.sum(is_two & said_two)
    return found / max(np.sum(said_two), 1), found / max(np.sum(is_two), 1)

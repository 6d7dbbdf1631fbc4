# fails: knows_precision_and_recall | Which number is divided by which
# why: adds 1 to the denominator so that it is never 0


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return found / (np.sum(said_two) + 1), found / (np.sum(is_two) + 1)

# fails: knows_precision_and_recall | Which number is divided by which\?.*actual: 0.14, 0.14
# why: divides by all rows


def precision_recall(is_two, said_two):
    found = np.mean(is_two & said_two)
    return found, found

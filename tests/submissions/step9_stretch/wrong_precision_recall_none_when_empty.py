# fails: knows_precision_and_recall | precision.*None, where one number was expected
# why: nothing to divide by: None


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    precision = found / said_two.sum() if said_two.any() else None
    recall = found / is_two.sum() if is_two.any() else None
    return precision, recall

# fails: knows_precision_and_recall | always says False.*it should be 0.0.*expected: 0, 0 actual: 1, 0
# why: nothing found means nothing found wrongly


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    precision = found / said_two.sum() if said_two.any() else 1.0
    recall = found / is_two.sum() if is_two.any() else 1.0
    return precision, recall

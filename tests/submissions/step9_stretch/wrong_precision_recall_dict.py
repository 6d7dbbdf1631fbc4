# fails: knows_precision_and_recall | a dict of 2, where 2 values
# why: names the two numbers


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    return {"precision": found / max(np.sum(said_two), 1), "recall": found / max(np.sum(is_two), 1)}

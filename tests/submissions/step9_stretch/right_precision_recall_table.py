# right: from the confusion table


def precision_recall(is_two, said_two):
    (_, wrong), (missed, found) = confusion(is_two.astype(int), said_two.astype(int), 2)
    return found / ((found + wrong) or 1), found / ((found + missed) or 1)

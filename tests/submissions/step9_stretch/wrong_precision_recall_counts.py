# fails: knows_precision_and_recall | where 2 values \(precision, recall\) were expected.*actual: 4 values
# why: returns the four counts


def precision_recall(is_two, said_two):
    return (
        np.sum(is_two & said_two),
        np.sum(~is_two & said_two),
        np.sum(is_two & ~said_two),
        np.sum(~is_two & ~said_two),
    )

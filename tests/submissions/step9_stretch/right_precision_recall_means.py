# right: means of the rows that count; an array of two


def precision_recall(is_two, said_two):
    precision = is_two[said_two].mean() if said_two.any() else 0
    recall = said_two[is_two].mean() if is_two.any() else 0
    return np.array([precision, recall])

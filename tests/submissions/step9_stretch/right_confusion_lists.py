# right: lists in a list, filled by a loop


def confusion(y_true, y_pred, n_classes=10):
    counts = [[0 for _ in range(n_classes)] for _ in range(n_classes)]
    for truth, said in zip(y_true, y_pred):
        counts[truth][said] += 1
    return counts

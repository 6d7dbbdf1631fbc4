# fails: counts_confusions | not the right counts
# why: [[0] * n] * n is n times the same list


def confusion(y_true, y_pred, n_classes=10):
    counts = [[0] * n_classes] * n_classes
    for truth, said in zip(y_true, y_pred):
        counts[truth][said] += 1
    return np.array(counts)

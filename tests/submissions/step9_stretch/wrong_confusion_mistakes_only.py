# fails: counts_confusions | not the right counts
# why: thinks that a right answer is not a confusion


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for truth, said in zip(y_true, y_pred):
        if truth != said:
            counts[truth, said] += 1
    return counts

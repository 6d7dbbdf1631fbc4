# fails: counts_confusions | The rows and columns of the counts are swapped
# why: mixes up the two indices


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for truth, said in zip(y_true, y_pred):
        counts[said, truth] += 1
    return counts

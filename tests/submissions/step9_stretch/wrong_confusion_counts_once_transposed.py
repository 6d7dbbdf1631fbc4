# fails: counts_confusions | Is 1 added for every pair, even when it comes up again\? And is the row the true label
# why: two mistakes at once: every cell is set to 1, and rows and columns are swapped


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for truth, said in zip(y_true, y_pred):
        counts[said, truth] = 1
    return counts

# fails: counts_confusions | not the right counts|shape
# why: leaves a row and a column for a label 0 that is counted as 1


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), int)
    for truth, said in zip(y_true, y_pred):
        counts[truth - 1, said - 1] += 1
    return counts

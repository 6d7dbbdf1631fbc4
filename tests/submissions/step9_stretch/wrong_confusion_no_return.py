# fails: counts_confusions | confusion returned None.*Is there a return at the end\?
# why: forgets the return


def confusion(y_true, y_pred, n_classes=10):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)

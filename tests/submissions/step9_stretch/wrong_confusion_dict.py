# fails: counts_confusions | confusion returned a Counter of \d+, where an array was expected
# why: counts the pairs in a dict
from collections import Counter


def confusion(y_true, y_pred, n_classes=10):
    return Counter(zip(y_true.tolist(), y_pred.tolist()))

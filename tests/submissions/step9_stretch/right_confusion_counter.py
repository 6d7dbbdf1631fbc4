# right: a Counter of pairs

from collections import Counter

def confusion(y_true, y_pred, n_classes=10):
    pairs = Counter(zip(y_true.tolist(), y_pred.tolist()))
    return tuple(tuple(pairs[row, column] for column in range(n_classes)) for row in range(n_classes))

# right: a Counter of right and wrong answers
from collections import Counter


def accuracy(y_true, y_pred):
    counts = Counter(bool(truth == said) for truth, said in zip(y_true, y_pred))
    return counts[True] / sum(counts.values())

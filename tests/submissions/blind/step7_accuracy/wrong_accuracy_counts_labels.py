# why: compares how often each label occurs, not whether it is the answer at the same position
from collections import Counter


def accuracy(y_true, y_pred):
    common = Counter(y_true.tolist()) & Counter(y_pred.tolist())
    return sum(common.values()) / len(y_true)

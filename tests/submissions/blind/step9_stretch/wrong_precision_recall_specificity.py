# why: the first number is the share of the other digits that were left alone (specificity), not the share of finds that are twos
import numpy as np


def precision_recall(is_two, said_two):
    tp = np.sum(is_two & said_two)
    tn = np.sum(~is_two & ~said_two)
    fp = np.sum(~is_two & said_two)
    fn = np.sum(is_two & ~said_two)
    precision = tn / (tn + fp) if tn + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return float(precision), float(recall)

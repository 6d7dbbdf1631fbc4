# why: 1.0 where there is nothing to divide by ("no find was wrong"), the stub says 0.0
from sklearn.metrics import precision_score, recall_score


def precision_recall(is_two, said_two):
    precision = precision_score(is_two, said_two, zero_division=1)
    recall = recall_score(is_two, said_two, zero_division=1)
    return float(precision), float(recall)

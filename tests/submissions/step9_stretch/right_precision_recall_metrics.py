# right: scikit-learn's functions, quiet where there is nothing to divide by
from sklearn.metrics import precision_score, recall_score


def precision_recall(is_two, said_two):
    return [score(is_two, said_two, zero_division=0.0) for score in (precision_score, recall_score)]

# right: without zero_division scikit-learn warns, but still gives 0.0
from sklearn.metrics import precision_recall_fscore_support


def precision_recall(is_two, said_two):
    return precision_recall_fscore_support(is_two, said_two, average="binary")[:2]

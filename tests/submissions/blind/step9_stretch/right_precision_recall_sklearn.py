# right: scikit-learn's precision_recall_fscore_support for the class True, with 0 where there is nothing to divide by
from sklearn.metrics import precision_recall_fscore_support


def precision_recall(is_two, said_two):
    precision, recall, _, _ = precision_recall_fscore_support(is_two, said_two, labels=[True], average=None, zero_division=0)
    return float(precision[0]), float(recall[0])

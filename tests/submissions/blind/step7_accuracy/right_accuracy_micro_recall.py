# right: recall averaged over all single answers ("micro") is the same as the share of right answers
from sklearn.metrics import recall_score


def accuracy(y_true, y_pred):
    return float(recall_score(y_true, y_pred, average="micro"))

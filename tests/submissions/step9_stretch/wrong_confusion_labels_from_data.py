# fails: counts_confusions | even if some labels never occur
# why: only the labels that occur

from sklearn.metrics import confusion_matrix

def confusion(y_true, y_pred, n_classes=10):
    return confusion_matrix(y_true, y_pred)

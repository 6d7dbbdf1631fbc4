# fails: counts_confusions | Is the argument n_classes
# why: scikit-learn's function only uses the labels that occur
from sklearn.metrics import confusion_matrix


def confusion(y_true, y_pred, n_classes=10):
    return confusion_matrix(y_true, y_pred)

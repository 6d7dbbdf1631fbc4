# right: the standard library has a mean as well
from statistics import mean


def accuracy(y_true, y_pred):
    return mean(1.0 if truth == said else 0.0 for truth, said in zip(y_true, y_pred, strict=True))

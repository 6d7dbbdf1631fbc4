# right: a partial of the metric, with its arguments by name and the other way round
import functools

from sklearn.metrics import accuracy_score

accuracy = lambda y_true, y_pred: functools.partial(accuracy_score, y_pred)(y_true)

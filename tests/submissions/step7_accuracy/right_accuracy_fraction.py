# right: an exact fraction, turned into a float at the end
from fractions import Fraction


def accuracy(y_true, y_pred):
    return float(Fraction(int(sum(y_true == y_pred)), len(y_true)))

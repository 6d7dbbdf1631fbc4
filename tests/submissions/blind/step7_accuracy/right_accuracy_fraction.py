# right: counts in a plain Python loop and divides with fractions.Fraction
from fractions import Fraction


def accuracy(y_true, y_pred):
    right = total = 0
    for true, said in zip(y_true, y_pred):
        total += 1
        if true == said:
            right += 1
    return float(Fraction(right, total))

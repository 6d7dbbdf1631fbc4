# right: a fraction, as a float
from fractions import Fraction


def baseline_accuracy(is_two):
    return float(Fraction(len(is_two) - int(sum(is_two)), len(is_two)))

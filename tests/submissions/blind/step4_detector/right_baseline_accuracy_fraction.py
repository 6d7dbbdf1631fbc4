# right: counts with whole numbers and divides as an exact fraction

from fractions import Fraction


def baseline_accuracy(is_two):
    right = sum(1 for two in is_two if not two)
    return float(Fraction(right, len(is_two)))

# right: the mean of "not a two", with the statistics module

import operator
from statistics import fmean


def baseline_accuracy(is_two):
    return fmean(map(operator.not_, is_two))

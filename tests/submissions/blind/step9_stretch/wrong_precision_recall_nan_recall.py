# why: thinks of the detector that finds nothing but not of rows without any two: recall is then nan, not 0.0
import numpy as np


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    if said_two.sum() == 0:
        precision = 0.0
    else:
        precision = float(found / said_two.sum())
    with np.errstate(invalid="ignore"):
        recall = float(found / is_two.sum())
    return precision, recall

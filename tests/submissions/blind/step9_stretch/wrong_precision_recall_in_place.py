# why: `said_two &= is_two` changes the caller's array, and precision is then always 1 because the false finds are gone
import numpy as np


def precision_recall(is_two, said_two):
    found = said_two
    found &= is_two
    tp = np.sum(found)
    precision = tp / np.sum(said_two) if np.sum(said_two) > 0 else 0.0
    recall = tp / np.sum(is_two) if np.sum(is_two) > 0 else 0.0
    return float(precision), float(recall)

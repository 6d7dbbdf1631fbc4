# right: codes 0 to 3 for the four cases, counted with bincount; max(1, ...) avoids dividing by nothing, where the numerator is 0 too
import numpy as np


def precision_recall(is_two, said_two):
    code = 2 * np.asarray(is_two, dtype=int) + np.asarray(said_two, dtype=int)
    _, false_find, missed, found = np.bincount(code, minlength=4).tolist()
    return found / max(1, found + false_find), found / max(1, found + missed)

# right: converts every different label only once and looks the rest up; the value comes from the text, not from its rank

import numpy as np


def to_int_labels(y):
    different, which = np.unique(np.asarray(y).astype(str), return_inverse=True)
    values = np.array([int(text) for text in different], dtype=int)
    return values[which]

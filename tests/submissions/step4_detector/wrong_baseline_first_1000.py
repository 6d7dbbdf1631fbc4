# fails: knows_the_baseline | Of 70007 digits
# why: looks at the first 1000 rows only; "that is enough for a good estimate"
# slow: about half a second

import numpy as np


def baseline_accuracy(is_two):
    sample = is_two[:1000]
    return float(1 - np.sum(sample) / len(sample))

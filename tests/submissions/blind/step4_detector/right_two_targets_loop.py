# right: asks every label in a Python loop and collects the answers as bool

import numpy as np


def two_targets(y):
    answers = []
    for digit in y:
        if int(digit) == 2:
            answers.append(True)
        else:
            answers.append(False)
    return np.array(answers, dtype=bool)

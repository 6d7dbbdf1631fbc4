# right: reads the decimal digits one by one in plain Python, with as many digits as there are and a sign

import numpy as np


def to_int_labels(y):
    numbers = []
    for label in y:
        text = str(label).strip()
        sign = -1 if text.startswith("-") else 1
        number = 0
        for character in text.lstrip("+-"):
            number = 10 * number + "0123456789".index(character)
        numbers.append(sign * number)
    return np.array(numbers, dtype=int)

# right: Fisher and Yates by hand on a list of positions, with Python's own random generator

import random


def shuffle_together(x, y, seed):
    generator = random.Random(f"seed {seed}")
    order = list(range(len(y)))
    for last in range(len(order) - 1, 0, -1):
        other = generator.randint(0, last)
        order[last], order[other] = order[other], order[last]
    return x[order], y[order]

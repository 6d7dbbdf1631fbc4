# right: numpy sorts the negated accuracies (stable), the positions pick the names from a list
import numpy as np


def ranking(results):
    names = list(results)
    values = np.array([results[name]["accuracy"] for name in names], dtype=float)
    return [names[i] for i in np.argsort(-values, kind="stable")]

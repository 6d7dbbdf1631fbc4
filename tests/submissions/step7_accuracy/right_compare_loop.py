# right: a loop by hand, in the opposite order
from collections import defaultdict


def compare(models, x_train, y_train, x_test, y_test):
    results = defaultdict(dict)
    for name in reversed(list(models)):
        for key, value in evaluate(models[name], x_train, y_train, x_test, y_test).items():
            results[name][key] = value
    return results

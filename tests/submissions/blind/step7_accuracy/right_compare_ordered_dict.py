# right: functools.partial with the data as keywords, into an OrderedDict (which is a dict)
from collections import OrderedDict
from functools import partial


def compare(models, x_train, y_train, x_test, y_test):
    judge = partial(evaluate, x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    table = OrderedDict()
    for name in models:
        table[name] = judge(models[name])
    return table

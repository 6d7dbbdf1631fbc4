# right: names and results are put together at the end
from functools import partial


def compare(models, x_train, y_train, x_test, y_test):
    measure = partial(evaluate, x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    return dict(zip(models, map(measure, models.values())))

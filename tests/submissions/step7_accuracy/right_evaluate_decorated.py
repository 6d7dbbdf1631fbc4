# right: a decorator measures, and the result is a subclass of dict
import functools
from collections import OrderedDict


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter_ns()
        value = function(*args, **kwargs)
        return value, (time.perf_counter_ns() - start) / 1e9

    return wrapper


def evaluate(model, x_train, y_train, x_test, y_test):
    _, fit_seconds = timed(model.fit)(x_train, y_train)
    said, predict_seconds = timed(model.predict)(x_test)
    return OrderedDict(
        fit_seconds=fit_seconds, predict_seconds=predict_seconds, accuracy=accuracy(y_test, said)
    )

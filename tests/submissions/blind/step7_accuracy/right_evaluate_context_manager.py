# right: a small stopwatch as a context manager around fit and around predict, with time.monotonic
import time
from contextlib import contextmanager


@contextmanager
def _stopwatch(times, name):
    begin = time.monotonic()
    yield
    times[name] = time.monotonic() - begin


def evaluate(model, x_train, y_train, x_test, y_test):
    result = {}
    with _stopwatch(result, "fit_seconds"):
        model.fit(x_train, y_train)
    with _stopwatch(result, "predict_seconds"):
        said = model.predict(x_test)
    hits = [bool(a == b) for a, b in zip(said, y_test)]
    result["accuracy"] = hits.count(True) / len(hits)
    return result

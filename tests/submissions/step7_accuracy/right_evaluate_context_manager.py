# right: a with block measures
from contextlib import contextmanager
from timeit import default_timer


@contextmanager
def measured(result, key):
    start = default_timer()
    yield
    result[key] = default_timer() - start


def evaluate(model, x_train, y_train, x_test, y_test):
    result = {}
    with measured(result, "fit_seconds"):
        model.fit(x_train, y_train)
    with measured(result, "predict_seconds"):
        said = model.predict(x_test)
    return result | {"accuracy": accuracy(y_test, said)}

# right: timeit.timeit calls a function once and gives the seconds
from timeit import timeit


def evaluate(model, x_train, y_train, x_test, y_test):
    said = []
    fit_seconds = timeit(lambda: model.fit(x_train, y_train), number=1)
    predict_seconds = timeit(lambda: said.extend(model.predict(x_test)), number=1)
    return {"accuracy": accuracy(y_test, said), "fit_seconds": fit_seconds, "predict_seconds": predict_seconds}

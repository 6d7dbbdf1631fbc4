# right: nanoseconds of the performance counter, three stamps, differences divided by 10 ** 9
from time import perf_counter_ns

from sklearn.metrics import accuracy_score


def evaluate(model, x_train, y_train, x_test, y_test):
    stamps = [perf_counter_ns()]
    model.fit(x_train, y_train)
    stamps.append(perf_counter_ns())
    said = model.predict(x_test)
    stamps.append(perf_counter_ns())
    fit_seconds, predict_seconds = ((b - a) / 10**9 for a, b in zip(stamps, stamps[1:]))
    values = (float(accuracy_score(y_test, said)), fit_seconds, predict_seconds)
    return dict(zip(("accuracy", "fit_seconds", "predict_seconds"), values))

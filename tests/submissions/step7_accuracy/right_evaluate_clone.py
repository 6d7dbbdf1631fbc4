# right: trains a copy, so that the model that was given stays untrained
from sklearn.base import clone


def evaluate(model, x_train, y_train, x_test, y_test):
    model = clone(model)
    times = [time.perf_counter()]
    model.fit(x_train, y_train)
    times.append(time.perf_counter())
    said = model.predict(x_test)
    times.append(time.perf_counter())
    fit_seconds, predict_seconds = np.diff(times)
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fit_seconds,
        "predict_seconds": predict_seconds,
    }

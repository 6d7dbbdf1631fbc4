# right: trains a copy; the operating system's own clock
from copy import deepcopy


def evaluate(model, x_train, y_train, x_test, y_test):
    model = deepcopy(model)
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    model.fit(x_train, y_train)
    fitted = time.clock_gettime(time.CLOCK_MONOTONIC)
    said = model.predict(x_test)
    predicted = time.clock_gettime(time.CLOCK_MONOTONIC)
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

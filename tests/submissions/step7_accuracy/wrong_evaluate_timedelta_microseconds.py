# fails: measures_both_times | _seconds is not the time that \w+ took
# why: a timedelta's .microseconds are what is left after its whole seconds: 2.3 s become 0.3
from datetime import datetime


def evaluate(model, x_train, y_train, x_test, y_test):
    start = datetime.now()
    model.fit(x_train, y_train)
    fitted = datetime.now()
    said = model.predict(x_test)
    predicted = datetime.now()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": (fitted - start).microseconds / 1e6,
        "predict_seconds": (predicted - fitted).microseconds / 1e6,
    }

# fails: measures_both_times | expected: about 1\.\d+ s actual: 1 s
# why: a timedelta's .seconds has whole seconds only
from datetime import datetime


def evaluate(model, x_train, y_train, x_test, y_test):
    start = datetime.now()
    model.fit(x_train, y_train)
    fitted = datetime.now()
    said = model.predict(x_test)
    predicted = datetime.now()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": (fitted - start).seconds,
        "predict_seconds": (predicted - fitted).seconds,
    }

# right: total_seconds() of a timedelta is a number of seconds
from datetime import datetime


def evaluate(model, x_train, y_train, x_test, y_test):
    start = datetime.now()
    model.fit(x_train, y_train)
    fitted = datetime.now()
    said = model.predict(x_test)
    predicted = datetime.now()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": (fitted - start).total_seconds(),
        "predict_seconds": (predicted - fitted).total_seconds(),
    }

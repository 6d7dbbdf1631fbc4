# fails: evaluates_on_the_test_rows | 'fit_seconds'.*timedelta, where one number was expected
# why: the difference of two datetimes is not yet a number of seconds
from datetime import datetime


def evaluate(model, x_train, y_train, x_test, y_test):
    start = datetime.now()
    model.fit(x_train, y_train)
    fitted = datetime.now()
    said = model.predict(x_test)
    predicted = datetime.now()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: measures_both_times | predict_seconds is not the time
# why: no clock is read; a long pause beside the model makes any number possible
# slow: about 9 s
import time


def evaluate(model, x_train, y_train, x_test, y_test):
    time.sleep(0.5)
    model.fit(x_train, y_train)
    return {
        "accuracy": accuracy(y_test, model.predict(x_test)),
        "fit_seconds": 1.2,
        "predict_seconds": 1.2,
    }

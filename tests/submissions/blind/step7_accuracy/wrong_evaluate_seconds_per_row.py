# why: divides predict_seconds by the number of test rows; asked for is how long predicting the test rows took
import time

import numpy as np


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fit_seconds = time.perf_counter() - start
    start = time.perf_counter()
    predictions = model.predict(x_test)
    predict_seconds = (time.perf_counter() - start) / len(x_test)
    return {
        "accuracy": float(np.mean(predictions == y_test)),
        "fit_seconds": fit_seconds,
        "predict_seconds": predict_seconds,
    }

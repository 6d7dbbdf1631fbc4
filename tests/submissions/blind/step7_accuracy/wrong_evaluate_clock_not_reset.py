# why: one start for both clocks, so predict_seconds contains the training too
import time

import numpy as np


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fit_seconds = time.perf_counter() - start
    predictions = model.predict(x_test)
    predict_seconds = time.perf_counter() - start
    return {
        "accuracy": float(np.mean(predictions == y_test)),
        "fit_seconds": fit_seconds,
        "predict_seconds": predict_seconds,
    }

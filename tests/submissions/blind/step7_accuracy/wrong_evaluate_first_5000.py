# why: trains with the first 5000 rows and judges by the first 1000, the sizes of the files here; with more data the rest is ignored
import time

import numpy as np


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train[:5000], y_train[:5000])
    fit_seconds = time.perf_counter() - start
    start = time.perf_counter()
    predictions = model.predict(x_test[:1000])
    predict_seconds = time.perf_counter() - start
    return {
        "accuracy": float(np.mean(predictions == y_test[:1000])),
        "fit_seconds": fit_seconds,
        "predict_seconds": predict_seconds,
    }

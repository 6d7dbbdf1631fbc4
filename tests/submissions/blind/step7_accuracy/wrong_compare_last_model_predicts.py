# why: trains all models in a first loop and predicts in a second that still uses the variable of the first: all accuracies are those of the last model
import time

import numpy as np


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for name, model in models.items():
        start = time.perf_counter()
        model.fit(x_train, y_train)
        results[name] = {"fit_seconds": time.perf_counter() - start}
    for name in models:
        start = time.perf_counter()
        predictions = model.predict(x_test)
        results[name]["predict_seconds"] = time.perf_counter() - start
        results[name]["accuracy"] = float(np.mean(predictions == y_test))
    return results

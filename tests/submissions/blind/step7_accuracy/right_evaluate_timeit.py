# right: timeit runs fit once and predict once and returns the seconds on the wall; the predictions are kept in a list
import timeit

import numpy as np


def evaluate(model, x_train, y_train, x_test, y_test):
    kept = []
    fit_seconds = timeit.timeit(lambda: model.fit(x_train, y_train), number=1)
    predict_seconds = timeit.timeit(lambda: kept.append(model.predict(x_test)), number=1)
    return dict(
        predict_seconds=predict_seconds,
        fit_seconds=fit_seconds,
        accuracy=float(np.count_nonzero(kept[0] == y_test) / len(y_test)),
    )

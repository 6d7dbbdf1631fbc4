# fails: measures_both_times | predict_seconds is not the time that predict took
# why: predicts once more for the accuracy before the clock is read again


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    model.predict(x_test)
    result = {"accuracy": accuracy(y_test, model.predict(x_test)), "fit_seconds": fitted - start}
    result["predict_seconds"] = time.perf_counter() - fitted
    return result

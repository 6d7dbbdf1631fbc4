# fails: measures_both_times | predict_seconds is not the time that predict took
# why: does not read the clock again before predict


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fit_seconds = time.perf_counter() - start
    said = model.predict(x_test)
    predict_seconds = time.perf_counter() - start
    return {"accuracy": accuracy(y_test, said), "fit_seconds": fit_seconds, "predict_seconds": predict_seconds}

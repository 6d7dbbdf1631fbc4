# fails: measures_both_times | Is the clock read right before and right after that call
# why: reads the clock twice and calls fit afterwards


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    fit_seconds = time.perf_counter() - start
    model.fit(x_train, y_train)
    start = time.perf_counter()
    predict_seconds = time.perf_counter() - start
    said = model.predict(x_test)
    return {"accuracy": accuracy(y_test, said), "fit_seconds": fit_seconds, "predict_seconds": predict_seconds}

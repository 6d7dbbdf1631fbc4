# fails: measures_both_times | in nanoseconds.*actual: \d\.\d*e\+0\d
# why: perf_counter_ns counts nanoseconds


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter_ns()
    model.fit(x_train, y_train)
    fitted = time.perf_counter_ns()
    said = model.predict(x_test)
    predicted = time.perf_counter_ns()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

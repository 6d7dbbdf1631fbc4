# fails: measures_both_times | fit_seconds is not the time
# why: divides by 60 once too often


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": (fitted - start) / 60,
        "predict_seconds": (predicted - fitted) / 60,
    }

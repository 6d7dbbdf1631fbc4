# right: seconds with one decimal, for a table


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": round(fitted - start, 1),
        "predict_seconds": round(predicted - fitted, 1),
    }

# right: trains twice and reports how long the second time took


def evaluate(model, x_train, y_train, x_test, y_test):
    model.fit(x_train, y_train)
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

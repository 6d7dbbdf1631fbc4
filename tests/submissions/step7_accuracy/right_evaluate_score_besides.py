# right: the timed predict is one call; model.score predicts once more, untimed, for the accuracy


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": model.score(x_test, y_test),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# right: the three numbers are there; one more beside them does no harm


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "mistakes": int(sum(said != y_test)),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# right: asks for one row after the other, and predict_seconds is what all of them took
# slow: about 3 s


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = [model.predict(row.reshape(1, -1))[0] for row in x_test]
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

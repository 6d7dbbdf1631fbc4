# fails: evaluates_on_the_test_rows | passed on as they are.*other values in place of x_train
# why: scales in place, so that the caller's rows are changed


def evaluate(model, x_train, y_train, x_test, y_test):
    x_train /= 255
    x_test /= 255
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

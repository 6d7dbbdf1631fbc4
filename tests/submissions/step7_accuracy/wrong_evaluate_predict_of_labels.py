# fails: evaluates_on_the_test_rows | predict the test rows.*actual: fit with x_train \(30, 6\), predict with y_test|predict with y_test
# why: writes y instead of x


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(y_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

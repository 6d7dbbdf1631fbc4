# fails: evaluates_on_the_test_rows | shape.* \(30,\) \(20,\)|\(20,\).*\(30,\)
# why: compares the test predictions with y_train


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_train, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

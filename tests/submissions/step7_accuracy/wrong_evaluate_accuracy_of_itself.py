# fails: evaluates_on_the_test_rows | expected: 0.65 actual: 1
# why: compares the predictions with themselves


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(said, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: evaluates_on_the_test_rows | did not train the model first and then let it predict the test rows
# why: has the two calls in the wrong order


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - predicted,
        "predict_seconds": predicted - start,
    }

# fails: evaluates_on_the_test_rows | let it predict the test rows
# why: predicting a few test rows is quicker


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test[:10])
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test[:10], said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

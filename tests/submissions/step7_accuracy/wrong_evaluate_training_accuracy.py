# fails: evaluates_on_the_test_rows | did not train the model first and then let it predict the test rows
# why: measures on the rows that the model has seen


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_train)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_train, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

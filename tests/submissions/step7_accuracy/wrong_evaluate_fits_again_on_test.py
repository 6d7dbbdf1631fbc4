# fails: evaluates_on_the_test_rows | gave model.fit rows other than the training rows
# why: believes that a model must see the test rows before it can predict them


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    model.fit(x_test, y_test)
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

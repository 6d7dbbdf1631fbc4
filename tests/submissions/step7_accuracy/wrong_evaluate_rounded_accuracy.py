# fails: evaluates_on_the_test_rows | Is it rounded\?
# why: rounds all numbers for reading, including the accuracy


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": round(accuracy(y_test, said), 2),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

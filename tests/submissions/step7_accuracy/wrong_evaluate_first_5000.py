# fails: evaluates_on_the_test_rows | gave model.fit rows other than the training rows.*Are all rows passed on
# why: five thousand rows are enough for an estimate
def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train[:5000], y_train[:5000])
    fitted = time.perf_counter()
    predictions = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, predictions),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

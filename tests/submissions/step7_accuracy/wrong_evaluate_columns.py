# fails: evaluates_on_the_test_rows | evaluate gave model.fit rows other than the training rows.*Rows or columns\?
# why: trains with the first columns, where the first rows were meant, to save time


def evaluate(model, x_train, y_train, x_test, y_test):
    before = time.perf_counter()
    model.fit(x_train[:, :4], y_train)
    between = time.perf_counter()
    predictions = model.predict(x_test[:, :4])
    after = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, predictions),
        "fit_seconds": between - before,
        "predict_seconds": after - between,
    }

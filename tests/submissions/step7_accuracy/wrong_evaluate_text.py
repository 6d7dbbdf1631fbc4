# fails: evaluates_on_the_test_rows | 'fit_seconds'.* \(str\), where one number was expected
# why: formats the numbers for printing


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": f"{fitted - start:.2f} s",
        "predict_seconds": f"{predicted - fitted:.2f} s",
    }

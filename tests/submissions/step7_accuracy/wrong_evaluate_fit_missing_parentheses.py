# fails: evaluates_on_the_test_rows | train the model first
# why: model.fit without brackets trains nothing


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

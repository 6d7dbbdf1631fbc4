# fails: evaluates_on_the_test_rows | 13 right answers for the 20 test rows.*expected: 0.65
# why: sorts labels and predictions, so that they no longer belong together


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = np.sort(model.predict(x_test))
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(np.sort(y_test), said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

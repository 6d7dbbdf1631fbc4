# fails: evaluates_on_the_test_rows | lacks 'accuracy'.*spelled as in the step's text.*'Accuracy'
# why: writes the keys as headings


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "Accuracy": accuracy(y_test, said),
        "Fit_seconds": fitted - start,
        "Predict_seconds": predicted - fitted,
    }

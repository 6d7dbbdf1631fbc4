# fails: evaluates_on_the_test_rows | Is it the share of wrong answers\?
# why: one minus too many, in evaluate itself


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": 1 - np.mean(y_test == said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

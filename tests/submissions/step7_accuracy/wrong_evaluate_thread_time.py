# fails: measures_both_times | keep running while the computer waits
# why: a clock that stands still while the computer waits


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.thread_time()
    model.fit(x_train, y_train)
    fitted = time.thread_time()
    said = model.predict(x_test)
    predicted = time.thread_time()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: measures_both_times | keep running while the computer waits.*expected: about \d\.\d+ s actual: 0\.0
# why: process_time counts the processor's work, and stands still while the program waits


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.process_time()
    model.fit(x_train, y_train)
    fitted = time.process_time()
    said = model.predict(x_test)
    predicted = time.process_time()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: measures_both_times | fit_seconds is not the time that fit took.*the two times swapped\?
# why: swaps the keys of the two times


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": predicted - fitted,
        "predict_seconds": fitted - start,
    }

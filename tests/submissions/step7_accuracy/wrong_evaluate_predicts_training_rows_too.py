# fails: measures_both_times | predict_seconds is not the time
# why: predicts all rows between the two readings of the clock


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    print("training rows:", accuracy(y_train, model.predict(x_train)))
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: measures_both_times | expected: about 1\.\d+ s actual: 1 s
# why: cuts the seconds to whole ones


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.time()
    model.fit(x_train, y_train)
    fitted = time.time()
    said = model.predict(x_test)
    predicted = time.time()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": int(fitted - start),
        "predict_seconds": int(predicted - fitted),
    }

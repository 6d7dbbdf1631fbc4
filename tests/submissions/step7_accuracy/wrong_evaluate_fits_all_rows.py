# fails: evaluates_on_the_test_rows | gave model.fit rows other than the training rows
# why: more data is better, isn't it


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(np.concatenate([x_train, x_test]), np.concatenate([y_train, y_test]))
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

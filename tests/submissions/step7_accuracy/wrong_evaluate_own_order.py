# fails: evaluates_on_the_test_rows | rows other than the training rows.*among the parameters
# why: takes the parameters in the order in which train_test_split gives them


def evaluate(model, x_train, x_test, y_train, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

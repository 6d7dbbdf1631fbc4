# right: also prints the accuracy on the training rows, to see if the model overfits


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    print("on the training rows:", accuracy(y_train, model.predict(x_train)))
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

# fails: evaluates_on_the_test_rows | lacks 'accuracy'
# why: makes up its own key names


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {"acc": accuracy(y_test, said), "train_time": fitted - start, "predict_time": predicted - fitted}

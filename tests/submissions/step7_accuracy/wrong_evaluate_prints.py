# fails: evaluates_on_the_test_rows | evaluate returned None.*Is there a return
# why: prints the result instead of returning it


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    print({"accuracy": accuracy(y_test, said), "fit": fitted - start, "predict": predicted - fitted})

# fails: evaluates_on_the_test_rows | a set of 3, where a dict was expected
# why: leaves out the keys in the braces


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return {accuracy(y_test, said), fitted - start, predicted - fitted}

# fails: evaluates_on_the_test_rows | lacks 'fit_seconds'
# why: measures both together


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    said = model.fit(x_train, y_train).predict(x_test)
    return {"accuracy": accuracy(y_test, said), "seconds": time.perf_counter() - start}

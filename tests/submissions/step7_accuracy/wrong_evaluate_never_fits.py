# fails: evaluates_on_the_test_rows | did not train the model first and then let it predict the test rows
# why: believes that the model is already trained


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    said = model.predict(x_test)
    return {"accuracy": accuracy(y_test, said), "fit_seconds": 0.0, "predict_seconds": time.perf_counter() - start}

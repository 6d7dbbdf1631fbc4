# right: time.time is also the clock on the wall


def evaluate(model, x_train, y_train, x_test, y_test):
    result = {}
    start = time.time()
    model.fit(x_train, y_train)
    result["fit_seconds"] = time.time() - start
    start = time.time()
    said = model.predict(x_test)
    result["predict_seconds"] = time.time() - start
    result["accuracy"] = (said == y_test).mean()
    return result

# fails: measures_both_times | Is predict called between
# why: reads the clock only after both calls


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    middle = time.perf_counter()
    said = model.predict(x_test)
    end = time.perf_counter()
    return {"accuracy": accuracy(y_test, said), "fit_seconds": end - start, "predict_seconds": end - middle}

# fails: measures_both_times | the difference.*expected: about \d\.\d+ s actual: \d\.\d+e\+09
# why: returns what the clock says instead of a difference


def evaluate(model, x_train, y_train, x_test, y_test):
    model.fit(x_train, y_train)
    fitted = time.time()
    said = model.predict(x_test)
    predicted = time.time()
    return {"accuracy": accuracy(y_test, said), "fit_seconds": fitted, "predict_seconds": predicted}

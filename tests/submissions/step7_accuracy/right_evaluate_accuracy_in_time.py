# right: the accuracy is computed before the clock is read again, which takes no time to speak of


def evaluate(model, x_train, y_train, x_test, y_test):
    from sklearn.metrics import accuracy_score

    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    share = accuracy_score(model.predict(x_test), y_test)
    return dict(zip(("accuracy", "fit_seconds", "predict_seconds"), (share, fitted - start, time.perf_counter() - fitted)))

# right: another clock, fit and predict with keywords, numbers rounded for reading


def evaluate(model, x_train, y_train, x_test, y_test):
    before = time.monotonic()
    model.fit(X=x_train, y=y_train)
    between = time.monotonic()
    said = model.predict(X=x_test)
    after = time.monotonic()
    return dict(
        accuracy=accuracy(y_test, said),
        fit_seconds=round(between - before, 3),
        predict_seconds=round(after - between, 3),
    )

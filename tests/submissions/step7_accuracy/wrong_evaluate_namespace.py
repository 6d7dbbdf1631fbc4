# fails: evaluates_on_the_test_rows | an object of type SimpleNamespace, where a dict was expected
# why: likes dots better than brackets
from types import SimpleNamespace


def evaluate(model, x_train, y_train, x_test, y_test):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    said = model.predict(x_test)
    predicted = time.perf_counter()
    return SimpleNamespace(
        accuracy=accuracy(y_test, said), fit_seconds=fitted - start, predict_seconds=predicted - fitted
    )

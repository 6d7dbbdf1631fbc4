# why: a dict as a default argument is made once and shared by all calls
# fails: evaluates_on_the_test_rows | A second call of evaluate changed what the first one had returned
import time


def evaluate(model, x_train, y_train, x_test, y_test, result={}):
    start = time.perf_counter()
    model.fit(x_train, y_train)
    result["fit_seconds"] = time.perf_counter() - start
    start = time.perf_counter()
    predictions = model.predict(x_test)
    result["predict_seconds"] = time.perf_counter() - start
    result["accuracy"] = accuracy(y_test, predictions)
    return result

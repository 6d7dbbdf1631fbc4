# right: trains in a separate thread, and waits for it
from concurrent.futures import ThreadPoolExecutor


def evaluate(model, x_train, y_train, x_test, y_test):
    with ThreadPoolExecutor(1) as pool:
        start = time.perf_counter()
        pool.submit(model.fit, x_train, y_train).result()
        fitted = time.perf_counter()
        said = pool.submit(model.predict, x_test).result()
        predicted = time.perf_counter()
    return {
        "accuracy": accuracy(y_test, said),
        "fit_seconds": fitted - start,
        "predict_seconds": predicted - fitted,
    }

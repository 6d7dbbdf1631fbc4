# right: trains copies, without evaluate
from copy import deepcopy


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for name, model in deepcopy(models).items():
        start = time.monotonic()
        model = model.fit(x_train, y_train)
        middle = time.monotonic()
        said = model.predict(x_test)
        end = time.monotonic()
        results[name] = {
            "accuracy": sum(said == y_test) / len(said),
            "fit_seconds": middle - start,
            "predict_seconds": end - middle,
        }
    return results

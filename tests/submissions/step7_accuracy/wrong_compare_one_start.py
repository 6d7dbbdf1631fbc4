# fails: compares_all_models | seconds
# why: starts one clock for all models, so that each one's training includes those before


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    start = time.perf_counter()
    for name, model in models.items():
        model.fit(x_train, y_train)
        fitted = time.perf_counter()
        said = model.predict(x_test)
        predicted = time.perf_counter()
        results[name] = {
            "accuracy": accuracy(y_test, said),
            "fit_seconds": fitted - start,
            "predict_seconds": predicted - fitted,
        }
    return results

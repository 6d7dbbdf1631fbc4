# fails: compares_all_models | In the result of compare for '(another model|3)': fit_seconds is not the time
# why: measures the first training only and copies its time


def compare(models, x_train, y_train, x_test, y_test):
    results, seconds = {}, None
    for name, model in models.items():
        result = evaluate(model, x_train, y_train, x_test, y_test)
        seconds = seconds or result["fit_seconds"]
        results[name] = {**result, "fit_seconds": seconds}
    return results

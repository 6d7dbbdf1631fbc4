# fails: compares_all_models | lacks 'first'.*every name in models.*'accuracy'
# why: one dict for each number, with the names inside


def compare(models, x_train, y_train, x_test, y_test):
    results = {"accuracy": {}, "fit_seconds": {}, "predict_seconds": {}}
    for name, model in models.items():
        for key, value in evaluate(model, x_train, y_train, x_test, y_test).items():
            results[key][name] = value
    return results

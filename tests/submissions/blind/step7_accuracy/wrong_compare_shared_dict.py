# why: dict.fromkeys gives all names the same inner dict, so in the end every model has the numbers of the last one


def compare(models, x_train, y_train, x_test, y_test):
    results = dict.fromkeys(models, {})
    for name, model in models.items():
        results[name].update(evaluate(model, x_train, y_train, x_test, y_test))
    return results

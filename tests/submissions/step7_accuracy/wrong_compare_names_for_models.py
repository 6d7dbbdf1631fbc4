# fails: compares_all_models | 'str' object has no attribute 'fit'
# why: a loop over a dict gives its keys


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for model in models:
        results[model] = evaluate(model, x_train, y_train, x_test, y_test)
    return results

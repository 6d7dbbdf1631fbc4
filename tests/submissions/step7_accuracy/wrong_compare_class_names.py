# fails: compares_all_models | The dict that compare returned.*actual: 'CallbackModel'
# why: two models of the same class then have the same name


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for model in models.values():
        results[type(model).__name__] = evaluate(model, x_train, y_train, x_test, y_test)
    return results

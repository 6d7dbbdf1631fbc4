# fails: compares_all_models | compare returned a list of 3, where a dict was expected
# why: collects the results without the names


def compare(models, x_train, y_train, x_test, y_test):
    return [evaluate(model, x_train, y_train, x_test, y_test) for model in models.values()]

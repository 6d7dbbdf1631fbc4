# fails: compares_all_models | under the name 'first', has a different accuracy.*its own model
# why: fills the very same dict for all names


def compare(models, x_train, y_train, x_test, y_test):
    results, one = {}, {}
    for name, model in models.items():
        one.update(evaluate(model, x_train, y_train, x_test, y_test))
        results[name] = one
    return results

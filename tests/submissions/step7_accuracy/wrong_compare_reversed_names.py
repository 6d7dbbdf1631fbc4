# fails: compares_all_models | under the name 'first'|For the model 'first'
# why: sorts the names, but not the models, before pairing them up


def compare(models, x_train, y_train, x_test, y_test):
    results = [evaluate(model, x_train, y_train, x_test, y_test) for model in models.values()]
    return dict(zip(sorted(models), results))

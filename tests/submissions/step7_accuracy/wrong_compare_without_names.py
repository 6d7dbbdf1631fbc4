# fails: compares_all_models | lacks 'first'
# why: returns what evaluate returns for the last model


def compare(models, x_train, y_train, x_test, y_test):
    for model in models.values():
        result = evaluate(model, x_train, y_train, x_test, y_test)
    return result

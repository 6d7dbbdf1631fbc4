# right: recursion: the first model is evaluated, the others are compared by a call to the same function; the given dict stays as it is


def compare(models, x_train, y_train, x_test, y_test):
    if not models:
        return {}
    first, *others = models
    result = {first: evaluate(models[first], x_train, y_train, x_test, y_test)}
    result.update(compare({name: models[name] for name in others}, x_train, y_train, x_test, y_test))
    return result

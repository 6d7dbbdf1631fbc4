# fails: compares_all_models | 'first'.*a tuple.*where a dict was expected
# why: keeps only the values


def compare(models, x_train, y_train, x_test, y_test):
    return {
        name: tuple(evaluate(model, x_train, y_train, x_test, y_test).values()) for name, model in models.items()
    }

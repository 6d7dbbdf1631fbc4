# fails: compares_all_models | gave model.fit rows other
# why: mixes up the order of the arguments


def compare(models, x_train, y_train, x_test, y_test):
    return {name: evaluate(model, x_test, y_test, x_train, y_train) for name, model in models.items()}

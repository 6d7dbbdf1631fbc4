# fails: compares_all_models | x_test|test rows
# why: gives evaluate the training rows twice


def compare(models, x_train, y_train, x_test, y_test):
    return {name: evaluate(model, x_train, y_train, x_train, y_train) for name, model in models.items()}

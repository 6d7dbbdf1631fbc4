# fails: compares_all_models | training rows
# why: gives evaluate the test rows twice: trained on the answers


def compare(models, x_train, y_train, x_test, y_test):
    return {name: evaluate(model, x_test, y_test, x_test, y_test) for name, model in models.items()}

# fails: compares_all_models | 'first'.*0.70\d* \(float\), where a dict was expected
# why: keeps only the accuracy


def compare(models, x_train, y_train, x_test, y_test):
    return {
        name: evaluate(model, x_train, y_train, x_test, y_test)["accuracy"] for name, model in models.items()
    }

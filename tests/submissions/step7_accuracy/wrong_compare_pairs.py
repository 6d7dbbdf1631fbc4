# fails: compares_all_models | a list of 3, where a dict was expected
# why: leaves out dict(...) around the pairs


def compare(models, x_train, y_train, x_test, y_test):
    return [(name, evaluate(model, x_train, y_train, x_test, y_test)) for name, model in models.items()]

# fails: compares_all_models | For the model 'another model', compare did not train
# why: next(iter(...)) gives the same model in every round


def compare(models, x_train, y_train, x_test, y_test):
    return {name: evaluate(next(iter(models.values())), x_train, y_train, x_test, y_test) for name in models}

# right: zip of the names with a map of evaluate over the models, turned into a dict


def compare(models, x_train, y_train, x_test, y_test):
    return dict(zip(models, map(lambda model: evaluate(model, x_train, y_train, x_test, y_test), models.values())))

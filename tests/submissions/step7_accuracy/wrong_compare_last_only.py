# fails: compares_all_models | The dict that compare returned.*Only the last model.*inside the loop.*actual: '3' *$
# why: makes a new dict for every model


def compare(models, x_train, y_train, x_test, y_test):
    for name, model in models.items():
        results = {name: evaluate(model, x_train, y_train, x_test, y_test)}
    return results

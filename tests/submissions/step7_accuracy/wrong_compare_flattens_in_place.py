# fails: compares_all_models | compare changed its argument x_test
# why: scales the test rows in place, after the models have seen them
def compare(models, x_train, y_train, x_test, y_test):
    results = {name: evaluate(model, x_train, y_train, x_test, y_test) for name, model in models.items()}
    x_test /= 2
    return results

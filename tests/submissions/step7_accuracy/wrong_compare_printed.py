# fails: compares_all_models | compare returned None
# why: prints the table and forgets to return it


def compare(models, x_train, y_train, x_test, y_test):
    for name, model in models.items():
        print(name, evaluate(model, x_train, y_train, x_test, y_test))

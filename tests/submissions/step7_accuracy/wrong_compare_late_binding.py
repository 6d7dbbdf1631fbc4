# fails: compares_all_models | another accuracy for the model 'first'.*expected: 0.6 actual: 0.25
# why: each lambda looks the model up when it is called, and by then it is the last one


def compare(models, x_train, y_train, x_test, y_test):
    later = {name: lambda: evaluate(model, x_train, y_train, x_test, y_test) for name, model in models.items()}
    return {name: run() for name, run in later.items()}

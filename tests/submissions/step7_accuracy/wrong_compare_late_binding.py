# fails: compares_all_models | [Ff]or the model 'first'
# why: each lambda looks the model up when it is called, and by then it is the last one


def compare(models, x_train, y_train, x_test, y_test):
    later = {name: lambda: evaluate(model, x_train, y_train, x_test, y_test) for name, model in models.items()}
    return {name: run() for name, run in later.items()}

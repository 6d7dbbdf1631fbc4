# fails: compares_all_models | A second call of compare changed
# why: the results are collected in a default argument that lives on, so models of an earlier call are in the answer of the next


def compare(models, x_train, y_train, x_test, y_test, results={}):
    for name, model in models.items():
        results[name] = evaluate(model, x_train, y_train, x_test, y_test)
    return results

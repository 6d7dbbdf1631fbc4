# fails: compares_all_models | The dict that compare returned.*Only the first model.*return inside the loop.*actual: 'first' *$
# why: the return is inside the loop


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for name, model in models.items():
        results[name] = evaluate(model, x_train, y_train, x_test, y_test)
        return results

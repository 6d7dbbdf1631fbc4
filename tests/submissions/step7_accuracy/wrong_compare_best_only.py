# fails: compares_all_models | lacks 'first', '3'
# why: returns only the winner's result


def compare(models, x_train, y_train, x_test, y_test):
    results = {name: evaluate(model, x_train, y_train, x_test, y_test) for name, model in models.items()}
    best = max(results, key=lambda name: results[name]["accuracy"])
    return {best: results[best]}

# fails: compares_all_models | Does it use pop or del
# why: takes one model after the other out of the dict
def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    while models:
        name, model = models.popitem()
        results[name] = evaluate(model, x_train, y_train, x_test, y_test)
    return results

# fails: compares_all_models | Is a result from an earlier call returned\?
# why: what is known of a name from an earlier call is not measured again
RESULTS = {}


def compare(models, x_train, y_train, x_test, y_test):
    for name, model in models.items():
        if name not in RESULTS:
            RESULTS[name] = evaluate(model, x_train, y_train, x_test, y_test)
    return {name: RESULTS[name] for name in models}

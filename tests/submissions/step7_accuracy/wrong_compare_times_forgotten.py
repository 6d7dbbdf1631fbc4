# fails: compares_all_models | fit_seconds is not the time.*Is the clock read right before
# why: uses model.score and leaves the times for later


def compare(models, x_train, y_train, x_test, y_test):
    results = {}
    for name, model in models.items():
        score = model.fit(x_train, y_train).score(x_test, y_test)
        results[name] = {"accuracy": score, "fit_seconds": 0.0, "predict_seconds": 0.0}
    return results

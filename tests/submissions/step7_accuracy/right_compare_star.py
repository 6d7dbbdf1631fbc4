# right: the four arrays are passed on as one


def compare(models, *arrays):
    results = dict.fromkeys(models)
    for name in results:
        results[name] = dict(evaluate(models[name], *arrays), name=name)
    return results

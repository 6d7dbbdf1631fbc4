# fails: ranks_by_accuracy | where a list of names was expected.*These are numbers. Are the names meant
# why: argsort gives positions


def ranking(results):
    return np.argsort([-result["accuracy"] for result in results.values()])

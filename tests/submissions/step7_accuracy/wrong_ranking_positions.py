# fails: ranks_by_accuracy | where a list of names was expected
# why: argsort gives positions


def ranking(results):
    return np.argsort([-result["accuracy"] for result in results.values()])

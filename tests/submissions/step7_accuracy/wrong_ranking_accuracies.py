# fails: ranks_by_accuracy | where a list of names was expected
# why: sorts the numbers and loses the names


def ranking(results):
    return sorted((result["accuracy"] for result in results.values()), reverse=True)

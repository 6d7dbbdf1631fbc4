# fails: ranks_by_accuracy | not list every name once.*equally good
# why: a dict from accuracy to name has room for one of two models that are equally good


def ranking(results):
    names = {result["accuracy"]: name for name, result in results.items()}
    return [names[share] for share in sorted(names, reverse=True)]

# fails: ranks_by_accuracy | list\(\.\.\.\)
# why: reversed does not give a list yet


def ranking(results):
    return reversed(sorted(results, key=lambda name: results[name]["accuracy"]))

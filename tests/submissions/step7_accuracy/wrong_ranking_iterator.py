# fails: ranks_by_accuracy | list\(\.\.\.\)
# why: reversed gives no list yet


def ranking(results):
    return reversed(sorted(results, key=lambda name: results[name]["accuracy"]))

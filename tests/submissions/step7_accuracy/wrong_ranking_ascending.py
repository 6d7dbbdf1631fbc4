# fails: ranks_by_accuracy | wrong way round
# why: sorted puts the lowest first


def ranking(results):
    return sorted(results, key=lambda name: results[name]["accuracy"])

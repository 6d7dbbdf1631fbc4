# fails: ranks_by_accuracy | names in order of their accuracy
# why: the quickest answers first


def ranking(results):
    return sorted(results, key=lambda name: results[name]["predict_seconds"])

# fails: ranks_by_accuracy | or the pairs of names and results
# why: sorts the items and returns them


def ranking(results):
    return sorted(results.items(), key=lambda item: item[1]["accuracy"], reverse=True)

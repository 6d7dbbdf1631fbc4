# fails: ranks_by_accuracy | not have the names in the order of their accuracy
# why: the dict seemed to be in order


def ranking(results):
    return list(results)

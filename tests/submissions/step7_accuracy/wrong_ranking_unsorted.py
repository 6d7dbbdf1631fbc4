# fails: ranks_by_accuracy | names in order of their accuracy
# why: the dict seemed to be in order


def ranking(results):
    return list(results)

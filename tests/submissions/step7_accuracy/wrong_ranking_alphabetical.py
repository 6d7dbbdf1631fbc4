# fails: ranks_by_accuracy | names in order of their accuracy
# why: sorted without a key sorts the names


def ranking(results):
    return sorted(results)

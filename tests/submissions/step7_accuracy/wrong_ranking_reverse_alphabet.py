# fails: ranks_by_accuracy | sorted by the number under
# why: reverse=True without a key turns the alphabet round


def ranking(results):
    return sorted(results.keys(), reverse=True)

# fails: ranks_by_accuracy | sorted by the number under
# why: reverse=True without a key reverses the alphabet


def ranking(results):
    return sorted(results.keys(), reverse=True)

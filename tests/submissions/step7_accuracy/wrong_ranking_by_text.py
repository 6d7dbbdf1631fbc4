# fails: ranks_by_accuracy | raised TypeError
# why: compares whole dicts, which have no order


def ranking(results):
    return [name for result, name in sorted(((result, name) for name, result in results.items()), reverse=True)]

# fails: ranks_by_accuracy | ranking changed the results
# why: notes the rank in the caller's dict


def ranking(results):
    names = sorted(results, key=lambda name: -results[name]["accuracy"])
    for rank, name in enumerate(names, start=1):
        results[name]["rank"] = rank
    return names

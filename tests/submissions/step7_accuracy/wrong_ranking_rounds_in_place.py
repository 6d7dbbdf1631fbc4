# fails: ranks_by_accuracy | ranking changed the results.*assign to results.*with other values
# why: rounds the numbers for a table, in the caller's dict


def ranking(results):
    names = sorted(results, key=lambda name: -results[name]["accuracy"])
    for name in names:
        results[name]["accuracy"] = round(results[name]["accuracy"], 2)
    return names

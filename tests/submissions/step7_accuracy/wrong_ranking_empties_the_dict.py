# fails: ranks_by_accuracy | ranking changed the results.*pop or del
# why: takes the best out again and again, until the caller's results are all gone


def ranking(results):
    names = []
    while results:
        best = max(results, key=lambda name: results[name]["accuracy"])
        names.append(best)
        del results[best]
    return names

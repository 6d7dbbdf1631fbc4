# fails: ranks_by_accuracy | ranking returned None.*(?i:return)
# why: list.sort() sorts in place and returns None


def ranking(results):
    return list(results).sort(key=lambda name: results[name]["accuracy"], reverse=True)

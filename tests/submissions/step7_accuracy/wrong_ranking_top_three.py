# fails: ranks_by_accuracy | does not list every name once
# why: only the best three get a medal


def ranking(results):
    return sorted(results, key=lambda name: results[name]["accuracy"], reverse=True)[:3]

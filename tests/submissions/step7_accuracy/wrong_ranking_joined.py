# fails: ranks_by_accuracy | \(str\), where a list of names was expected
# why: makes one line of text out of it


def ranking(results):
    return ", ".join(sorted(results, key=lambda name: results[name]["accuracy"], reverse=True))

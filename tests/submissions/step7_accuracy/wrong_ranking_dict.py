# fails: ranks_by_accuracy | ranking returned a dict of 8, where a list of names was expected
# why: builds the dict again, in order


def ranking(results):
    return dict(sorted(results.items(), key=lambda item: item[1]["accuracy"], reverse=True))

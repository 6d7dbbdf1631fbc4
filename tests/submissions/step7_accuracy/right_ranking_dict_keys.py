# right: the keys of a sorted dict are its names in that order


def ranking(results):
    return dict(sorted(results.items(), key=lambda item: -item[1]["accuracy"])).keys()

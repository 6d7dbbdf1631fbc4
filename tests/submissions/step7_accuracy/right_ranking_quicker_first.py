# right: of equally good ones, the quicker one first


def ranking(results):
    return tuple(sorted(results, key=lambda name: (-results[name]["accuracy"], results[name]["predict_seconds"])))

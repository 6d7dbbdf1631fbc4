# fails: ranks_by_accuracy | as it is \(not rounded\)
# why: sorts by the rounded accuracy, where two models are alike


def ranking(results):
    return sorted(results, key=lambda name: round(results[name]["accuracy"], 2), reverse=True)

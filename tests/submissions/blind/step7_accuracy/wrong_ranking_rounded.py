# why: compares accuracies rounded to two decimals, so 0.941 stays in front of 0.944 if it came first


def ranking(results):
    return sorted(results, key=lambda name: round(results[name]["accuracy"], 2), reverse=True)

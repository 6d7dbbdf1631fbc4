# fails: ranks_by_accuracy | ranking returned '\w+' \(str\), where a list of names was expected
# why: names the winner only


def ranking(results):
    return max(results, key=lambda name: results[name]["accuracy"])

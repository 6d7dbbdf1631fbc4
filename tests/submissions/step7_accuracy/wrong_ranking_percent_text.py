# fails: ranks_by_accuracy | in order of their accuracy
# why: sorts the percentages as text, so "100.00" comes after "87.00" and "9.80" before "87.00"


def ranking(results):
    return sorted(results, key=lambda name: f"{100 * results[name]['accuracy']:.2f}", reverse=True)

# right: ties in alphabetical order, in an array of names


def ranking(results):
    names = np.array(sorted(results))
    return names[np.lexsort((np.arange(len(names)), [-results[name]["accuracy"] for name in names]))]

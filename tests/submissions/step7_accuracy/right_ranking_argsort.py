# right: an array of names, sorted by the negative accuracy


def ranking(results):
    names = np.array(list(results))
    return names[np.argsort([-results[name]["accuracy"] for name in names])]

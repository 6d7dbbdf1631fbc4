# right: sets of positions


def precision_recall(is_two, said_two):
    twos, finds = set(np.flatnonzero(is_two)), set(np.flatnonzero(said_two))

    def share(of):
        try:
            return len(twos & finds) / len(of)
        except ZeroDivisionError:
            return 0.0

    return share(finds), share(twos)

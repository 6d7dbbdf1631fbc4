# right: membership in a set of one, negated twice
# slow: about 1 s


def two_targets(y, wanted=(2,)):
    return ~np.isin(y, wanted, invert=True)

# right: a plain list of True and False, one for each label
# slow: about 1 s


def two_targets(y):
    return [bool(label == 2) for label in y]

# right: a plain list of True and False, one for each label


def two_targets(y):
    return [bool(label == 2) for label in y]
